"""The graph to answers."""
