"""Loosen as it is served, with one address more: a view that does nothing, to compare with."""
