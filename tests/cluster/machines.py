"""A Ray cluster of several machines, each a group of processes on this one."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "src"
STORE_BYTES = 80_000_000
# A lost machine is noticed within about 3 seconds, by default within 15.
NOTICE_SOON = {
    "RAY_health_check_initial_delay_ms": "500",
    "RAY_health_check_period_ms": "500",
    "RAY_health_check_timeout_ms": "1000",
    "RAY_health_check_failure_threshold": "4",
}
TOKEN = secrets.token_hex(32)


def environment(token: str = TOKEN) -> dict[str, str]:
    """Give the environment of every process of the cluster: our modules, its token, nothing sent anywhere."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCES), str(HERE)]),
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": token,
        "RAY_USAGE_STATS_ENABLED": "0",
        **NOTICE_SOON,
    }


class Machine:
    """One machine of the cluster: `ray start` in the foreground with everything that it starts."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-c", "from ray.scripts.scripts import main; main()", "start", "--block"]
        self.process = subprocess.Popen(
            [*command, "--disable-usage-stats", f"--object-store-memory={STORE_BYTES}", *options],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait(self) -> str:
        """Wait until it has joined the cluster; give its address."""
        assert self.process.stdout is not None
        said: list[str] = []
        for line in self.process.stdout:
            said.append(line)
            if "Ray runtime started" in line:
                return next(s.split()[-1] for s in said if "Local node IP" in s)
        raise RuntimeError("".join(said))

    def kill(self) -> None:
        """End all its processes at once, as a power cut does."""
        mine = _family(self.process.pid)
        for pid in mine:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def _family(pid: int) -> list[int]:
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        words = []
    return [pid, *(member for word in words for member in _family(int(word)))]


class Cluster:
    """A head without cores of its own, and workers of one core each."""

    def __init__(self, workers: int) -> None:
        port = _free_port()
        self.head = Machine("--head", f"--port={port}", "--include-dashboard=false", "--num-cpus=0")
        self.workers: list[Machine] = []
        try:
            self.address = f"{self.head.wait()}:{port}"
            self.grow(workers)
        except BaseException:
            self.end()
            raise

    def grow(self, workers: int) -> None:
        """Start workers until there are so many, one after the other: on one machine they look for free names."""
        while len(self.workers) < workers:
            self.workers.append(Machine(f"--address={self.address}", "--num-cpus=1"))
            self.workers[-1].wait()

    def lose_one(self) -> None:
        """Kill a worker."""
        self.workers.pop().kill()

    def end(self) -> None:
        """Kill all."""
        for machine in [*self.workers, self.head]:
            machine.kill()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
