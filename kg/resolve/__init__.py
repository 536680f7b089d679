"""Mentions to policies: who is one, who is meant.

In: descriptions and annotations of all documents. Out: policies, and the links between them.
"""
