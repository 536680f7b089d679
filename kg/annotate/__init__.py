"""Annotation: what a document's text names.

In: a text, its home and its day. Out: `Annotations`: references, duties, targets, topics, each with its place. One
folder a question; `pipeline.py` makes a spaCy pipeline of them, `documents.py` runs it, `workers.py` on several
processes.
"""
