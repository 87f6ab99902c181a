"""A scenario file as it is read: guarded YAML, then the schema, with every finding in its place."""
