"""What `ontology/` says: concepts, word lists, relations, and the automata that find them."""
