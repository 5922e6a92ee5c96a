"""The moving figure: key poses of an exercise become joints over time, stills, and an animation for the browser."""
