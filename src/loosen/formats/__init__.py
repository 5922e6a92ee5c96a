"""Other people's formats: what someone else's standard says how to write. Nothing here decides what is advised."""
