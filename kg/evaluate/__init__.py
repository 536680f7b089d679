"""A graph against an answer key.

In: the graph of a build and annotations by hand. Out: scores, and what was missed.
"""
