"""The command `kamerspoor serve`: the reading room on this machine."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kamerspoor.cli.answering import answer, say
from kamerspoor.cli.asking import ArchivePath, archive_path
from kamerspoor.errors import IndexUnusable

EXAMPLES = """\b
Examples:
  kamerspoor serve
  kamerspoor serve --port 8080 --archive council.kamerspoor
  kamerspoor serve --host 0.0.0.0 --base https://kamerspoor.example.org
\b
Exit codes: 0 stopped, 1 no archive, 2 wrong use.
"""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="At which port.")] = 8000,
    base: Annotated[
        str | None, typer.Option("--base", metavar="URL", help="The address that visitors see, behind a proxy.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, metavar="N", help="Processes that answer.")] = 1,
    rate: Annotated[
        float,
        typer.Option("--rate", min=0, metavar="N", help="Requests a second for one client; 0: no limit."),
    ] = 20.0,
    quiet: Annotated[bool, typer.Option("--quiet", help="Write no access log.")] = False,
    archive: ArchivePath = None,
) -> None:
    """Serve the archive as web pages, JSON and feeds, until stopped with Ctrl-C."""

    def work() -> int:
        from kamerspoor.search.index import folder_of
        from kamerspoor.search.opening import sound
        from kamerspoor.store.sqlite import open_archive
        from kamerspoor.web.serving import run
        from kamerspoor.web.settings import Settings

        path = archive_path(archive)
        with open_archive(path) as reader:
            try:
                sound(folder_of(path), reader)
            except IndexUnusable as error:
                say(f"{error.what}: until it is made, search does not work (kamerspoor search --rebuild)")
        if host not in _LOOPBACK:
            say(f"listening on {host}: whoever reaches this machine can read the archive")
        today = os.environ.get("KAMERSPOOR_TODAY")  # stands in for each day, so that a page can be given again
        settings = Settings(path, base=base, today=today, rate=rate, limited=rate > 0, log=not quiet)
        run(
            settings,
            host,
            port,
            workers,
            lambda address: say(f"the reading room is open: {address} (Ctrl-C closes it)"),
        )
        return 0

    raise typer.Exit(answer(work))


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLES, short_help="Open the reading room: web pages, JSON, feeds.")(serve)
