"""The pages, a module each; see `paging`."""
