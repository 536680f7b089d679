"""Mentions of policies: marked, numbered, named; and what each does.

In: the text of a document. Out: references, each with its place, its name or number, and its relation.
"""
