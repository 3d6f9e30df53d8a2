"""A worker and all processes below it, as the trusted side sees them: what they use, and ending them.

Reads /proc directly: the watch asks every few milliseconds and must stay far below one.
On systems without /proc the numbers come from `ps`.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINUX = sys.platform.startswith("linux")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class TreeUsage:
    """What a tree of processes uses."""

    cpu_seconds: float
    """Including children that ended and were waited for."""
    memory_bytes: int
    """Anonymous and shared memory of all processes together, pages shared by a fork counted in each."""
    threads: int
    processes: int


def _read(path: str) -> bytes:
    """A file of /proc; empty when the process is gone."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return os.read(fd, 65536)
        finally:
            os.close(fd)
    except (FileNotFoundError, ProcessLookupError):
        return b""


def anonymous_bytes(pid: int) -> int:
    """RssAnon + RssShmem of one process, in bytes; 0 for one that ended."""
    status = _read(f"/proc/{pid}/status")
    return 1024 * (_kilobytes(status, b"RssAnon:") + _kilobytes(status, b"RssShmem:"))


def started(pid: int) -> int:
    """When a process began, in ticks since the boot; 0: unknown. Ids are used again, this is not."""
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return int(fields[19]) if fields else 0


def children(pid: int) -> list[int]:
    """Processes whose parent is `pid` (any of its threads)."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except (FileNotFoundError, ProcessLookupError):
        return []
    found: list[int] = []
    for thread in threads:
        found += map(int, _read(f"/proc/{pid}/task/{thread}/children").split())
    return found


def descendants(root: int) -> Iterator[int]:
    """`root` and everything below it, parents first."""
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += children(pid)


def proportional_bytes(pids: Iterable[int]) -> int | None:
    """Anonymous and shared memory in which a page that n processes share counts 1/n in each.

    Exact, but 30 ms for each process that has loaded torch. None where the system does not let us look.
    """
    total = 0
    for pid in pids:
        try:
            rollup = _read(f"/proc/{pid}/smaps_rollup")
        except PermissionError:
            return None
        for key in (b"Pss_Anon:", b"Pss_Shmem:"):
            total += _kilobytes(rollup, key)
    return total * 1024


def _kilobytes(text: bytes, key: bytes) -> int:
    """The number behind `key` in a file of /proc; 0 when it is not there."""
    start = text.find(key)
    return int(text[start + len(key) : text.index(b"kB", start)]) if start >= 0 else 0


def measure(root: int) -> TreeUsage:
    """What `root` and everything below it use now."""
    if not _LINUX:
        return _measure_with_ps(root)
    ticks = memory = threads = processes = 0
    for pid in descendants(root):
        # The name, in parentheses, may contain anything: fields are counted from behind it.
        fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
        if not fields:
            continue
        ticks += sum(map(int, fields[11:15]))
        processes += 1
        threads += int(fields[17])
        memory += anonymous_bytes(pid)
    return TreeUsage(ticks / _TICKS, memory, threads, processes)


def _measure_with_ps(root: int) -> TreeUsage:
    """The same from `ps`; memory is the resident size, and ended children are not counted."""
    listing = subprocess.run(
        ["ps", "-axo", "pid=,ppid=,rss=,time="], capture_output=True, text=True, check=True
    ).stdout
    rows = {int(row[0]): row for row in map(str.split, listing.splitlines())}
    tree = {root}
    grown = True
    while grown:
        below = {pid for pid, row in rows.items() if int(row[1]) in tree}
        grown = not below <= tree
        tree |= below
    alive = [rows[pid] for pid in tree if pid in rows]
    seconds = 0.0
    for row in alive:
        parts = row[3].replace("-", ":").split(":")
        seconds += sum(float(part) * 60**power for power, part in enumerate(reversed(parts)))
    return TreeUsage(seconds, sum(int(row[2]) for row in alive) * 1024, len(alive), len(alive))


def kill(root: int, seconds: float = 5.0) -> None:
    """End `root` and everything below it. Raises TimeoutError when that takes longer than `seconds`.

    For a worker without a PID namespace. Everything is stopped before anything is killed, so
    that a process that forks faster than we look comes to rest; orphans fall to `root`, which adopts them.
    """
    if not _LINUX:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(root, signal.SIGKILL)  # every fork leads a process group
        return
    deadline = time.monotonic() + seconds
    stopped: set[int] = set()
    quiet = 0
    while quiet < 2:
        new = [pid for pid in descendants(root) if pid not in stopped]
        for pid in new:
            _signal(pid, signal.SIGSTOP)
        stopped.update(new)
        quiet = 0 if new else quiet + 1
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes below {root} keep appearing")
    for pid in descendants(root):
        if pid != root:
            _signal(pid, signal.SIGKILL)
    _signal(root, signal.SIGKILL)


def _signal(pid: int, number: int) -> None:
    # One that ended meanwhile is what was wanted.
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
