"""Sectors and subjects."""
