"""Drive a run in a process of its own: the outcomes go to a file, a line each; what they count goes to the output.

Use: drive.py ADDRESS FOLDER WORK DOCUMENTS_A_SHARD OUTCOMES PATH...
"""

from __future__ import annotations

import json
import sys
from contextlib import closing

import works

from kamerspoor.errors import KamerspoorError
from kamerspoor.pipeline import Done, find_documents
from kamerspoor.pipeline.cluster import run_on_cluster
from kamerspoor.pipeline.shards import ShardSize


def main(address: str, folder: str, work: str, documents: str, outcomes: str, *paths: str) -> int:
    """Give 0, or 3 and the error's words."""
    size = ShardSize(int(documents), 1 << 20)
    try:
        with (
            open(outcomes, "w", encoding="utf-8") as file,
            closing(
                run_on_cluster(
                    find_documents(paths), getattr(works, work), folder, address, size=size, jobs=1, patience=2
                )
            ) as run,
        ):
            for count, outcome in enumerate(run, start=1):
                said = outcome.payload.decode() if isinstance(outcome, Done) else outcome.message
                file.write(json.dumps([type(outcome).__name__, outcome.source, said]) + "\n")
                print(count, flush=True)
    except KamerspoorError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
