"""A document to its metadata.

In: a segment of clean text. Out: a `Description`: title, number, bodies, days, kind, force, territory, annexes.
"""
