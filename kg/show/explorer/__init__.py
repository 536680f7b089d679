"""Pages of a graph with an address each: policies, bodies, regions, sectors, indicators, files, searches, questions.

In: a `World` (a graph and what is kept of it), `Places` (where pages are) and a language. Out: HTML as text.
"""
