"""Sectors and subjects.

In: title and text of a document. Out: concepts of `sectors.ttl` and `subjects.ttl`, the weightiest first.
"""
