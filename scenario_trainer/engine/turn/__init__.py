"""One move at work: what an attempt is made of, and the numbers while they change."""
