"""Many people: the rules over whole tables of records."""
