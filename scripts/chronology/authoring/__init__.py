"""What helps people write the files: the canonical form, new events and sources, names to choose from."""
