"""Annotation: what a document's text names. One file a question; `pipeline.py` makes a spaCy pipeline of them."""
