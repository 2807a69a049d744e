"""Dutch sentences: words and their classes, clauses with their verbs and subjects. Floor 2, pure."""
