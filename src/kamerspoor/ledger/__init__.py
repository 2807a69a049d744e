"""Answers across documents: pure functions of an archive."""
