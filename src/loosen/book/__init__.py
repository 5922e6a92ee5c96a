"""Reading and checking the rule book: files, lines, ids and editions. Nothing here knows a person's answers."""
