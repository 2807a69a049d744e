"""Connect to a Ray cluster, or start one on this machine, quietly and without waiting for what does not answer."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any

from kamerspoor.errors import KamerspoorError, UsageError

LOCAL = "local"
RUNNING_HERE = "auto"
CLIENT = "ray://"
CLIENT_PORT = 10001
ANSWER_SECONDS = 5.0
# A local cluster holds only the shards that are under way.
LOCAL_STORE_BYTES = 256 * 1024 * 1024
# How a client greets in HTTP/2, with empty settings; a server answers with a frame of settings.
GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\x04\0\0\0\0\0"
SETTINGS = b"\x04"
TLS_ALERT = b"\x15\x03"
ADDRESSES = "give local, auto (the cluster that runs on this machine), HOST:PORT or ray://HOST:PORT"


def load_ray() -> ModuleType:
    """Import Ray and see that the other package is there too.

    Raises: UsageError when they are not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
        import ray
    except ImportError as error:
        raise UsageError(
            f"a cluster needs packages that are not installed: {error.name or error}",
            remedy="pip install 'kamerspoor[cluster]'",
        ) from error
    module: ModuleType = ray
    return module


@contextmanager
def connected(address: str, jobs: int | None = None) -> Iterator[ModuleType]:
    """Give Ray, connected; `jobs` is how many processes a cluster that is started here gets (default: one a core).

    A connection that the caller has already is used and left as it is.

    Raises: UsageError when the address is none or nobody answers there; KamerspoorError when Ray refuses.
    """
    ray = load_ray()
    if ray.is_initialized():
        yield ray
        return
    _require_answer(_resolved(address))
    with _silence():
        try:
            with _own_signals():
                _connect(ray, address, jobs)
            yield ray
        finally:
            ray.shutdown()


def _connect(ray: ModuleType, address: str, jobs: int | None) -> None:
    options: dict[str, Any] = {}
    if address == LOCAL:
        from ray._common.usage import usage_lib

        usage_lib.set_usage_stats_enabled_via_env_var(False)
        options = {"num_cpus": jobs, "include_dashboard": False, "object_store_memory": LOCAL_STORE_BYTES}
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **options)
    except ImportError as error:
        raise UsageError(
            f"an address of this kind needs another package: {error}", where=address, remedy="pip install 'ray[client]'"
        ) from error
    except ConnectionError as error:
        raise _nobody(address, _first_line(error)) from error
    except (ray.exceptions.RayError, RuntimeError, ValueError, OSError) as error:
        raise KamerspoorError(
            f"Ray cannot connect: {_first_line(error)}",
            where=address,
            remedy="see that this machine has the cluster's version of Ray and of Python, and its token",
        ) from error


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)[:300]


def _nobody(address: str, why: str) -> UsageError:
    remedy = "start it (ray start --head), look at its port and the firewall, or leave --address out to run here"
    return UsageError(f"no Ray cluster answers: {why}", where=address, remedy=remedy)


def _resolved(address: str) -> str:
    """Give the address of the cluster that runs on this machine, when that is what was asked for."""
    if address != RUNNING_HERE:
        return address
    from ray._private import services

    try:
        found: str | None = services.canonicalize_bootstrap_address(address)
    except (ConnectionError, ValueError) as error:
        raise _nobody(address, _first_line(error).partition(". ")[0]) from error
    return found or LOCAL


def _require_answer(address: str) -> None:
    """Knock first: Ray itself would wait most of a minute for a machine that is not there."""
    if address == LOCAL:
        return
    host, _, port = address.removeprefix(CLIENT).rpartition(":")
    if address.startswith(CLIENT) and not host:
        host, port = port, str(CLIENT_PORT)
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise UsageError("no address of a cluster", where=address or "the empty address", remedy=ADDRESSES)
    try:
        with socket.create_connection((host.strip("[]"), int(port)), ANSWER_SECONDS) as line:
            line.settimeout(ANSWER_SECONDS)
            line.sendall(GREETING)
            answer = line.recv(9)
    except TimeoutError as error:
        raise _nobody(address, f"silence for {ANSWER_SECONDS:.0f} seconds") from error
    except OSError as error:
        raise _nobody(address, (error.strerror or str(error)).lower()) from error
    if answer[3:4] != SETTINGS and not answer.startswith(TLS_ALERT):
        raise _nobody(address, "what answers there is something else")


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep this process's own answer to SIGTERM, which Ray would replace."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        with suppress(TypeError):  # A handler that was not set from Python cannot be set again.
            signal.signal(signal.SIGTERM, ours)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Ray from printing what happens to its machines among our own output: each loss is handled here."""
    from ray._private import worker

    spoken = worker.print_to_stdstream
    worker.print_to_stdstream = lambda *_args, **_options: None
    try:
        yield
    finally:
        worker.print_to_stdstream = spoken
