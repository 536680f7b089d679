"""RDF and its store.

In: policies, links and what the documents say. Out: statements, their file, a store, and answers to SPARQL.
"""
