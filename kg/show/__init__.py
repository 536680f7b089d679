"""Answers for eyes and files."""
