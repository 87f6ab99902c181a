"""What the parts of a file mean: its names, conditions, changes, words and options."""
