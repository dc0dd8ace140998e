"""The speed of loading and checking, on a chronology made for the purpose."""
