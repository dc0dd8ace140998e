"""The command `chronology`, one module for each subcommand."""
