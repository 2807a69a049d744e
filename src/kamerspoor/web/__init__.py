"""The reading room: what an archive knows as web pages, JSON at the same addresses, and feeds.

`app.create_app` puts it together. A page is a function in `pages` that gives a view (a frozen dataclass); `paging`
registers it, `responding` turns the view into HTML or JSON. `reading` lends readers of the archive, `memory` keeps what
was made until the archive changes, `guarding` keeps visitors within limits, `language` speaks Dutch and English.
"""
