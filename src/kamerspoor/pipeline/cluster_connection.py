"""Connect to a Ray cluster, or start one on this machine, quietly and without waiting for what does not answer."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
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
INSTALL = "pip install 'kamerspoor[cluster]'"
ADDRESSES = "give local, auto (the cluster that runs on this machine), HOST:PORT or ray://HOST:PORT"


def require_packages() -> None:
    """See that Ray and pyarrow are there, without loading them.

    Raises: UsageError when they are not installed.
    """
    for name in ("ray", "pyarrow"):
        if find_spec(name) is None:
            raise _not_installed(name)


def _not_installed(what: str) -> UsageError:
    return UsageError(f"a cluster needs a package that is not installed: {what}", remedy=INSTALL)


@contextmanager
def connected(address: str, jobs: int | None = None) -> Iterator[ModuleType]:
    """Give Ray, connected; `jobs` is how many processes a cluster that is started here gets (default: one a core).

    A connection that the caller has already is used and left as it is.

    Raises: UsageError when Ray is not installed, the address is none or nobody answers there; KamerspoorError when
    Ray refuses.
    """
    require_packages()
    _require_answer(address)
    try:
        import ray
    except ImportError as error:
        raise _not_installed(str(error)) from error
    if ray.is_initialized():
        yield ray
        return
    found = _resolved(address)
    _require_answer(found)
    with _silence():
        try:
            with _own_signals():
                _connect(ray, found, jobs)
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
        if address != LOCAL and not address.startswith(CLIENT):
            from ray._raylet import GcsClient

            GcsClient(address=address)  # One try; when the token is refused, the rest would try for 20 seconds.
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **options)
    except ImportError as error:
        raise UsageError(
            f"an address of this kind needs another package: {error}", where=address, remedy="pip install 'ray[client]'"
        ) from error
    except ConnectionError as error:
        raise _nobody(address, _first_sentence(error)) from error
    except (ray.exceptions.RayError, RuntimeError, ValueError, OSError) as error:
        raise KamerspoorError(
            f"Ray cannot connect: {_first_sentence(error)}",
            where=address,
            remedy="see that this machine has the cluster's version of Ray and of Python, and its token",
        ) from error


def _first_sentence(error: BaseException) -> str:
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return line.partition(". ")[0][:300]


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
        raise _nobody(address, _first_sentence(error)) from error
    return found or LOCAL


def _require_answer(address: str) -> None:
    """Knock first: Ray itself would wait most of a minute for a machine that is not there."""
    if address in (LOCAL, RUNNING_HERE):
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
