"""kg: the knowledge graph of Chinese policy documents. See README.md for a tour."""

__version__ = "0.1.0"
