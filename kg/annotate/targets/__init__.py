"""Quantities to be reached, by when."""
