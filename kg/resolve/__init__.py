"""Mentions to policies: who is one, who is meant."""
