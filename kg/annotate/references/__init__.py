"""Mentions of policies: marked, numbered, named; and what each does."""
