"""Official Chinese as form and names: dates, numbers, labels, titles, regions, bodies, indicators.

In: a piece of text. Out: what it says, as values. Nothing here knows of files, documents or graphs.
"""
