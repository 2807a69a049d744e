"""Fill an archive: read what is given, keep the bytes, and all that follows from them."""
