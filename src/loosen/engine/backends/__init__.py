"""Translations of a program. A back end adds no meaning: what two of them would need alike belongs in the program."""
