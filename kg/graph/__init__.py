"""RDF and its store."""
