"""Names an author gave: where each is used, and all of them changed at once."""
