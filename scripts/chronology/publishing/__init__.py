"""Publishing the generated pages: how they are put together and written, whichever way they are listed."""
