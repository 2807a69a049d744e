"""The faces of a record: JSON, a view for the terminal, a page of HTML."""
