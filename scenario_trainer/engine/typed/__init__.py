"""The type of a question in an officer's own words, by a fixed rule."""
