"""What an author wrote: the values a scenario consists of."""
