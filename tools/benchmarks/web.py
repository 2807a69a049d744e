"""Time the reading room under many visitors at once: wrk asks for what is in the shared archive.

Each worker of wrk takes its addresses from one list in an order of its own, so that few are asked for twice in a row.
Cold: a room that has just been opened. Warm: after twenty seconds more of the same.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.figures import Figure, Group
from evaluation.places import DATA

CONNECTIONS, SECONDS = 50, int(os.environ.get("KAMERSPOOR_BENCH_SECONDS", "8"))
WARMING = 20
"""Seconds in which both workers come to have made nearly every page once."""
P95_MS, WEIGHT_KB = 50.0, 150.0
MOST = 400
"""Addresses of a kind."""
TITLE = f"The reading room: {CONNECTIONS} visitors at once, two workers, this machine's own wrk beside them"
WORDS = (
    "wapenembargo", "sancties", "Zuidelijke Kaukasus", "migratie", "mensenrechten", "klimaat", "handel", "Oekraïne",
    "energie", "visserij", "landbouw", "Syrië", "Libië", "China", "Iran", "Sahel", "Balkan", "begroting", "vrede",
)  # fmt: skip
SCRIPT = """
local paths, at = {}, 0
for line in io.lines(os.getenv("ADDRESSES")) do paths[#paths + 1] = line end
local threads = 0
function setup(thread) thread:set("first", threads * 97) threads = threads + 1 end
function init(args) at = first end
function request()
  at = at + 1
  return wrk.format("GET", paths[(at * 7919) % #paths + 1], {["Accept"] = "text/html", ["Accept-Encoding"] = "gzip"})
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('FIGURES {"p50": %f, "p95": %f, "max": %f, "asked": %d, "seconds": %f, "failed": %d}\\n',
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency.max / 1e3, summary.requests,
    summary.duration / 1e6, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""


def measure_web() -> Group:
    """Serve the shared archive and ask, cold and warm; weigh the pages."""
    if which("wrk") is None:
        return Group(TITLE, skipped="wrk is not installed (Debian, Ubuntu: apt install wrk)")
    if not DATA.exists() and "KAMERSPOOR_BENCH_ARCHIVE" not in os.environ:
        return Group(TITLE, skipped="the shared folder is absent")
    with tempfile.TemporaryDirectory() as folder:
        archive = os.environ.get("KAMERSPOOR_BENCH_ARCHIVE") or _archive(folder)
        kinds = _addresses(archive)
        figures: list[Figure] = []
        for kind, paths in kinds.items():
            with _served(archive) as room:
                figures += _times(kind, room, paths, folder)
                figures += _weights(kind, room, paths)
        if all(figure.within is not None for figure in figures):
            with _served(archive) as room:
                figures += _times("all of them", room, [path for paths in kinds.values() for path in paths], folder)
    return Group(TITLE, tuple(figures))


def _archive(folder: str) -> str:
    path = os.path.join(folder, "archive")
    command = [sys.executable, "-m", "kamerspoor", "add", str(DATA), "--archive", path]
    subprocess.run(command, check=True, capture_output=True)
    return path


def _addresses(archive: str) -> dict[str, list[str]]:
    """Give addresses of documents, motions and searches that there are pages for."""
    from kamerspoor.store.rows import DocumentRow, MotionRow
    from kamerspoor.store.sqlite import open_archive
    from kamerspoor.web import addresses

    with open_archive(archive) as reader:
        documents = [row.key for row in reader.between(DocumentRow, "id", limit=4 * MOST) if row.key][:MOST]
        motions = [row.key for row in reader.find(MotionRow)][:MOST]
    searches = [f"/zoek?{urlencode({'q': ' '.join(pair)})}" for pair in ((a, b) for a in WORDS for b in ("", *WORDS))]
    return {
        "document": [addresses.document(key) for key in documents],
        "motion": [addresses.motion(key) for key in motions],
        "search": [one.replace("+&", "&").rstrip("+") for one in searches],
    }


@contextmanager
def _served(archive: str) -> Iterator[str]:
    """Serve an archive with two workers and no limit for one visitor; give the address."""
    command = [sys.executable, "-m", "kamerspoor", "serve", "--archive", archive, "--port", "0", "--workers", "2"]
    process = subprocess.Popen([*command, "--rate", "0", "--quiet"], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        address = next(found[0] for line in process.stderr if (found := re.search(r"http://[\d.:]+", line)))
        for _ in range(8):
            urlopen(f"{address}/health", timeout=30).read()
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _times(kind: str, room: str, paths: list[str], folder: str) -> list[Figure]:
    try:
        _ask(room, paths[0])
    except OSError as error:
        return [Figure(f"{kind}, warm, p95", float("nan"), "ms", note=f"not there: {error}")]
    figures = []
    for state in ("cold", "warm"):
        if state == "warm":
            _wrk(room, paths, folder, WARMING)
        found = _wrk(room, paths, folder)
        rate = found["asked"] / found["seconds"]
        note = f"p50 {found['p50']:.1f}, {rate:,.0f} pages/s, {len(paths)} addresses, {found['failed']:.0f} failed"
        figures.append(Figure(f"{kind}, {state}, p95", found["p95"], "ms", P95_MS, note=note))
    return figures


def _wrk(room: str, paths: list[str], folder: str, seconds: int = SECONDS) -> dict[str, float]:
    script, listed = Path(folder, "ask.lua"), Path(folder, "addresses")
    script.write_text(SCRIPT, "utf-8")
    listed.write_text("\n".join(paths) + "\n", "utf-8")
    command = [
        "wrk",
        "-t",
        "2",
        "-c",
        str(CONNECTIONS),
        "-d",
        f"{seconds}s",
        "--timeout",
        "20s",
        "-s",
        str(script),
        room,
    ]
    environment = {**os.environ, "ADDRESSES": str(listed)}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    found = re.search(r"FIGURES (.*)", said)
    assert found, said
    return dict(json.loads(found[1]))


def _ask(room: str, path: str) -> bytes:
    asked = Request(room + path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    with urlopen(asked, timeout=30) as answer:
        return bytes(answer.read())


def _weights(kind: str, room: str, paths: list[str]) -> list[Figure]:
    """Weigh what a first visit loads: the page, and the style and script that all pages share."""
    try:
        sizes = sorted(len(_ask(room, path)) for path in paths[:100])
    except OSError:
        return []
    import gzip

    page = gzip.decompress(_ask(room, paths[0])).decode()
    shared = sum(len(_ask(room, path)) for path in re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page))
    heaviest = (sizes[-1] + shared) / 1e3
    note = f"the middle one {sizes[len(sizes) // 2] / 1e3:.1f}; of it style and script {shared / 1e3:.1f}"
    return [Figure(f"{kind}, heaviest of {len(sizes)}, with all it loads", heaviest, "kB", WEIGHT_KB, note=note)]
