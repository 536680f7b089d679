"""Quantities to be reached, by when.

In: the text of a document. Out: targets: an indicator, a comparison, a value with its unit, a year.
"""
