"""The archive: what is kept (`rows`), what can be asked of it (`protocol`), and the embedded store (`sqlite`)."""
