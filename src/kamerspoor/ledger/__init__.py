"""Answers across documents: a module a ledger, each a function of an archive and of what is asked."""
