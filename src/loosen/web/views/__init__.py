"""One file a screen. A view reads the request, asks the rooms behind, and shows; it decides nothing."""
