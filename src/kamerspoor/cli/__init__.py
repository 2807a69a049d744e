"""The command line: `kamerspoor COMMAND`; a module here holds the commands of one kind.

Exit codes: 0 all is well; 1 some documents failed (they are listed on standard error), or a check
found an error; 2 the call is wrong; 130 stopped with Ctrl-C; 141 nobody reads the output any more
(as with `| head`).

What takes time to import is imported where it is used: `--help` must come at once.
"""

from __future__ import annotations

import gc
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kamerspoor.cli import (
    adding,
    commitments,
    doubts,
    meetings,
    motions,
    reading,
    searching,
    serving,
    syncing,
    topics,
    upkeep,
)
from kamerspoor.cli.answering import ENDED, STOPPED

if TYPE_CHECKING:
    from types import FrameType

EXAMPLES = f"""{reading.READS}  kamerspoor check letters --severity warning
  kamerspoor add letters odata
  kamerspoor motion 21501-02-2234
  kamerspoor topic Belarus
  kamerspoor search wapenembargo Israël

What a command takes: kamerspoor COMMAND --help
"""
app = typer.Typer(
    name="kamerspoor",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line."""
    # Records are trees without cycles: a collector that runs less often saves a fifth of the time.
    gc.set_threshold(50_000, 20, 100)
    signal.signal(signal.SIGTERM, _end)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(ENDED)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kamerspoor {version('kamerspoor')}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Turn letters of the Dutch government about EU Council meetings into clean, linked records, and follow them up."""


for commands in (
    reading,
    serving,
    adding,
    syncing,
    searching,
    motions,
    commitments,
    topics,
    meetings,
    doubts,
    upkeep,
):
    commands.register(app)
