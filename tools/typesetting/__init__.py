"""Typeset one source document in the five forms in which official publications go round."""
