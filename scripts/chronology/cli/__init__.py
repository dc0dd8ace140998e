"""The command `chronology`, one module per subcommand."""
