"""What people read: the list of pages, their views with the templates beside them, and charts."""
