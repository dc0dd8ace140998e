"""The rules: checks over the data, grouped by what they check; `registry` lists and runs them."""
