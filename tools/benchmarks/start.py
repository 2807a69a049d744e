"""Time the start: importing the package, and `kamerspoor --help`."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from benchmarks.figures import Figure, Group, best_of

TIMES = 7
TIMED_IMPORT = "import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
HELP = (
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'kamerspoor'; from kamerspoor.cli import main; main()",
    "--help",
)
IMPORT_LIMIT, HELP_LIMIT = 150, 300


def measure_start() -> Group:
    """Time each in fresh processes, in milliseconds."""
    (shown,) = best_of(TIMES, partial(subprocess.run, HELP, check=True, capture_output=True))
    return Group(
        f"Start (best of {TIMES})",
        (
            Figure("import kamerspoor", _import_time("kamerspoor"), "ms", IMPORT_LIMIT),
            Figure("import kamerspoor.engine", _import_time("kamerspoor.engine"), "ms", IMPORT_LIMIT),
            Figure("kamerspoor --help", shown * 1000, "ms", HELP_LIMIT),
        ),
    )


def _import_time(module: str) -> float:
    command = (sys.executable, "-c", TIMED_IMPORT.format(module=module))
    runs = (subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(TIMES))
    return min(float(run.stdout) for run in runs) * 1000
