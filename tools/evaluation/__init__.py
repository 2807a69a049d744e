"""Measure how well documents are read: gold annotations, the official corpus, page texts, the samples."""
