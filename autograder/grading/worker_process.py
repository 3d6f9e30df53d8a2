"""One fork of the warm process as the trusted side sees it: what it uses, and how it ends."""

import contextlib
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.isolation import scratch, tree
from autograder.isolation.channel import ChannelError
from autograder.records import Limits

_LINUX = sys.platform.startswith("linux")
END_SECONDS = 15.0
MEASURED_EXACTLY = 16
"""Of more processes than this the memory that they share is counted in each."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a worker and all its processes use, as the trusted side measures it."""

    cpu_seconds: float
    memory_bytes: int
    """Real memory above what the warm process uses."""
    threads: int
    processes: int
    scratch_bytes: int
    """Disk space used; 0 where the kernel bounds it, because every fork has its own file system."""


@dataclass(frozen=True, slots=True)
class Exit:
    """How a worker ended."""

    signal: int | None
    """Number of the signal that killed it."""
    code: int | None
    """Exit code, when it ended by itself. Both are None when nobody could tell."""
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class WarmMemory:
    """The warm process, whose pages its forks share."""

    pid: int
    bytes: int


class WorkerProcess:
    """A wire to a fork, and the means to watch it and to end it."""

    def __init__(
        self,
        sock: socket.socket,
        pid: int,
        reap: Callable[[], dict[str, Any]],
        warm: WarmMemory,
        folder: Path | None,
        uid: int | None,
        limits: Limits,
    ) -> None:
        """`reap` waits until it is gone and tells its status; `folder` is its scratch on this side's disk.

        Without `folder` the fork has namespaces of its own, with a file system that goes away with it.
        `uid` is its user when that is another than ours. What exceeds `limits` is not measured any further.
        """
        self.socket = sock
        """The trusted end of the wire."""
        self.pid = pid
        """Process id as this side sees it."""
        self._reap = reap
        self._warm = warm
        self._folder = folder
        self._uid = uid
        self._limits = limits
        self._pidfd = os.pidfd_open(pid) if _LINUX else -1
        self._started = tree.started(pid)
        self._last = Usage(0.0, 0, 1, 1, 0)
        self._scratch_due = 0.0
        self._shared_due = 0.0
        self._shared = 0
        self._exit: Exit | None = None

    @property
    def finished(self) -> bool:
        """Whether `finish` has been called: then nothing of it is left."""
        return self._exit is not None

    def usage(self) -> Usage:
        """What the worker uses now; of one that is finished, what was seen last."""
        if self._exit is not None:
            return self._last
        now = tree.measure(self.pid)
        self._last = Usage(
            cpu_seconds=max(now.cpu_seconds, self._last.cpu_seconds),
            memory_bytes=self._memory_bytes(now),
            threads=now.threads,
            processes=now.processes,
            scratch_bytes=self._scratch_bytes(),
        )
        return self._last

    def _memory_bytes(self, now: tree.TreeUsage) -> int:
        """Memory above the warm process's; what processes share counts once where that decides."""
        memory = max(0, now.memory_bytes - self._warm.bytes)
        if not _LINUX or memory <= self._limits.memory_bytes or not 1 < now.processes <= MEASURED_EXACTLY:
            return memory
        start = time.monotonic()
        if start >= self._shared_due:
            exact = tree.proportional_bytes((self._warm.pid, *tree.descendants(self.pid)))
            self._shared = 0 if exact is None else max(0, now.memory_bytes - exact)
            end = time.monotonic()
            self._shared_due = end + 2 * (end - start)
        return max(0, memory - self._shared)

    def _scratch_bytes(self) -> int:
        if self._folder is None:
            return 0
        start = time.monotonic()
        if start < self._scratch_due:
            return self._last.scratch_bytes
        used = scratch.used_bytes(self._folder, self._limits.scratch_bytes)
        if _LINUX:
            used += scratch.unlinked_bytes(tree.descendants(self.pid), self._uid)
        end = time.monotonic()
        # Counting many files takes long: never more than a tenth of the time goes into it.
        self._scratch_due = end + 10 * (end - start)
        return used

    def kill(self) -> None:
        """End the worker and every process that it started."""
        if self._exit is not None:
            return
        if self._folder is not None:
            # When the warm process died, the id may belong to somebody else by now.
            if tree.started(self.pid) == self._started:
                tree.kill(self.pid)
            return
        # The first process of a PID namespace takes all others along.
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def finish(self) -> Exit:
        """End it, wait until all its processes are gone, empty its scratch. May be called again."""
        if self._exit is not None:
            return self._exit
        seen = self.usage()
        self.kill()
        self.socket.close()
        try:
            reply = self._reap()
        except ChannelError:
            # The warm process is gone too. Its forks die with it, so all that is left is to wait.
            reply = {}
            self._wait_until_gone()
        if self._pidfd >= 0:
            os.close(self._pidfd)
        if self._folder is not None:
            scratch.empty(self._folder)
        status = reply.get("status")
        cpu = max(seen.cpu_seconds, reply.get("cpu", 0.0))
        if status is None:
            self._exit = Exit(None, None, cpu)
        elif os.WIFSIGNALED(status):
            self._exit = Exit(os.WTERMSIG(status), None, cpu)
        else:
            self._exit = Exit(None, os.WEXITSTATUS(status), cpu)
        return self._exit

    def _wait_until_gone(self) -> None:
        if self._pidfd >= 0 and not select.select([self._pidfd], [], [], END_SECONDS)[0]:
            raise TimeoutError(f"process {self.pid} does not end")
