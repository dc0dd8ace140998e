"""What contributors use: new events and sources, formatting, comparing versions, checking links."""
