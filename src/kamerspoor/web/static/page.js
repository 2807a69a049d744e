// Everything works without this; it only makes some things handier.
