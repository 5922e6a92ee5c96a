"""The engine as whoever builds with it meets it: what `tests/spec` cannot show by asking back ends."""
