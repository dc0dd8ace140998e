"""Views: records in, HTML out; pure functions over templates that escape whatever they are given."""
