"""The published files, read back by programs that others wrote."""
