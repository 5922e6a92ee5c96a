"""The door for a browser: it asks, shows and stores, and leaves all deciding to the rooms behind it."""
