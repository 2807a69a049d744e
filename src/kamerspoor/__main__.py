"""`python -m kamerspoor` is the command."""

from kamerspoor.cli import main

main()
