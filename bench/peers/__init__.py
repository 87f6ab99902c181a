"""Other engines on one common graph with ours: each played as its documentation advises."""
