"""What a person gets: pure functions from answers to advice. The day is a parameter; no file, clock or network here."""
