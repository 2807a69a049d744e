"""What the tests of the official data share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with pages of the service; tests that need it are skipped where it is absent."""
    if not (SHARED / "odata").is_dir():
        pytest.skip("no shared data here")
    return SHARED
