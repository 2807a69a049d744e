"""What the readers' tests share."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest

from kamerspoor.raw import Raw

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real documents; tests that need it are skipped where it is absent."""
    if not (SHARED / "data" / "kst").is_dir():
        pytest.skip("no shared documents here")
    return SHARED


def _check(raw: Raw, source: str) -> None:
    last = 0
    for origin in raw.origins:
        assert last <= origin.start < origin.end <= len(raw.text)
        last = origin.end
        text, stretch = raw.text[origin.start : origin.end], source[origin.source_start : origin.source_end]
        straight = len(text) == len(stretch)
        assert text in (stretch, html.unescape(stretch), stretch.replace("\t", " ").replace("\n", " ")) or (
            not straight and stretch in ("\r\n", "\r") and text in ("\n", " ")
        ), (text, stretch)
    covered = sum(o.end - o.start for o in raw.origins)
    assert covered >= len("".join(raw.text.split())) - sum(high - low for low, high in raw.marks)
    for item in (*raw.elements, *raw.lines, *raw.links):
        assert 0 <= item.start < item.end <= len(raw.text)
    ends = [0, *(element.end for element in raw.elements)]
    assert all(element.start >= end for element, end in zip(raw.elements, ends, strict=False))


@pytest.fixture
def exact() -> Callable[[Raw, str], None]:
    """Assert that every origin leads to the source stretch it stems from."""
    return _check


def shown(raw: Raw) -> list[tuple[object, ...]]:
    """Give blocks as (kind, level, marker, folded words)."""
    return [(e.kind, e.level, e.marker, " ".join(raw.text[e.start : e.end].split())) for e in raw.elements]


@pytest.fixture
def blocks() -> Callable[[Raw], list[tuple[object, ...]]]:
    return shown
