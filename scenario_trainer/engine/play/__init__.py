"""Play: moves in, a situation out."""
