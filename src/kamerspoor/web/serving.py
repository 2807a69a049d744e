"""Run a reading room under uvicorn."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import msgspec

from kamerspoor.errors import UsageError
from kamerspoor.web.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_VARIABLE = "KAMERSPOOR_ROOM"
_GRACE = 10
"""Seconds that answers under way are given when the room closes."""


def run(settings: Settings, host: str, port: int, workers: int, told: Callable[[str], None]) -> None:
    """Serve until stopped. `told` hears the address once the port is ours.

    Several workers are processes of their own, which are told the settings through the environment.
    Raises: UsageError when the port cannot be had. An archive that goes wrong gives a page that says so.
    """
    import uvicorn

    os.environ[_VARIABLE] = msgspec.json.encode(asdict(settings)).decode()
    config = uvicorn.Config(
        "kamerspoor.web.serving:from_environment", factory=True, host=host, port=port, workers=workers,
        log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=_GRACE, proxy_headers=True,
    )  # fmt: skip
    bound = _bound(host, port)
    name = f"[{host}]" if ":" in host else host
    told(f"http://{name}:{bound.getsockname()[1]}/")
    if workers == 1:
        uvicorn.Server(config).run(sockets=[bound])
        return
    from uvicorn.supervisors import Multiprocess

    Multiprocess(config, sockets=[bound]).run()


def _bound(host: str, port: int) -> socket.socket:
    """Take a port; a port or address that cannot be had is told, not left to the server."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send small parts at once; else each answer waits 40 ms for a
    # visitor's acknowledgement. Source: asyncio.base_events, _set_nodelay.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(2048)
    except OSError as error:
        made.close()
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"cannot listen there: {reason}", where=f"{host}, port {port}", remedy="name another --port or --host"
        ) from error
    made.set_inheritable(True)
    return made


def from_environment() -> ASGIApp:
    """Make the application of a worker."""
    from kamerspoor.web.app import create_app

    return create_app(msgspec.json.decode(os.environ[_VARIABLE], type=Settings))
