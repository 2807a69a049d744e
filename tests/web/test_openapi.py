"""Questions made from the room's own description: whatever is asked within it, or just outside, nothing fails."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.web.conftest import TODAY

from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings

schemathesis = pytest.importorskip("schemathesis")


APP = create_app(Settings("nowhere", limited=False, log=False))
PATHS = sorted(schemathesis.openapi.from_asgi("/openapi.json", APP).raw_schema["paths"])


@pytest.fixture(scope="module")
def described(room_path: str) -> Any:
    """Read the description that the room gives of itself."""
    app = create_app(Settings(room_path, limited=False, log=False, today=TODAY))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_is_asked_makes_the_room_fail(described: Any, path: str) -> None:
    @given(case=described[path]["GET"].as_strategy())
    @settings(
        max_examples=15, derandomize=True, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, answer.text
        assert answer.headers["content-security-policy"]

    ask()
