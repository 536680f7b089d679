"""Tables printed in a text: found, cut into rows and cells, read as entries.

In: clean text. Out: rows of policies and of meetings, with their place.
"""
