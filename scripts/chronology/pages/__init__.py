"""The pages for readers: the list of generated pages, their views and templates, and the charts."""
