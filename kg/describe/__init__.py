"""A document to its metadata."""
