"""Full-text search in Dutch over what an archive holds.

`units` makes what is indexed of rows and records, `index` keeps it beside the archive and `follow` keeps it up with the
archive; `words` knows the forms of Dutch words, `variants` other names for the same; `language` reads what people type
into a `query`, `compiling` turns that into a question to the index, `finding` answers it.
"""
