"""The graph over HTTP: a SPARQL endpoint, every IRI with an answer, and the explorer.

In: the folder of a build. Out: an ASGI application, and a server that runs it.
"""
