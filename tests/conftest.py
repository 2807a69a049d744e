"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _only_its_own_objects(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep what other tests left in memory from being collected on the time of a test of growth.

    The collector looks at all that is alive; in a run of thousands of tests that is far more than the code under
    test makes, and it comes at thresholds, so that longer input seems to cost too much.
    """
    if "grow" not in request.node.name:
        yield
        return
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
