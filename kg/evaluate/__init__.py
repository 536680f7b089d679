"""A graph against an answer key."""
