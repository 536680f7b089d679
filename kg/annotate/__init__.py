"""Annotation: what a document's text names.

In: a text, its home and its day. Out: `Annotations`: references, duties, targets, topics, each with its place. One
folder a question; `questions.py` asks them, `pipeline.py` for spaCy; `documents.py` is what the stages hand on.
"""
