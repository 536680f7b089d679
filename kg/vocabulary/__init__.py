"""What `ontology/` says: concepts, word lists, relations, and the automata that find them.

In: the Turtle files of `ontology/`. Out: concepts, lists of words, patterns made of them.
"""
