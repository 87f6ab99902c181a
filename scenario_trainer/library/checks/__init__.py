"""What lint asks of a story, one file for each kind of question."""
