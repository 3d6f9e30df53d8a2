"""Layer RLIMITS: hard limits of the kernel, behind the watch that the trusted side keeps.

The watch stops a submission with a message; these limits hold when the watch looks away.
"""

import os
import resource
import sys
from pathlib import Path

from autograder.records import Device, Limits

_LINUX = sys.platform.startswith("linux")
CPU_BACKSTOP = 60
"""RLIMIT_CPU in units of what a whole load and one call may use: far above any honest run."""


def data_bytes() -> int | None:
    """Private writable memory that this process has mapped (VmData), in bytes; None: unknown."""
    if not _LINUX:
        return None
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return None


def tasks_of_this_user() -> int | None:
    """Threads that the kernel counts for the user id of this process; None: unknown."""
    if not _LINUX:
        return None
    uid, tasks = os.getuid(), 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                if entry.stat().st_uid == uid:
                    tasks += len(os.listdir(f"/proc/{entry.name}/task"))
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue  # ended meanwhile, or not to be looked at
    return tasks


def put_on(limits: Limits, device: Device, data_in_use: int | None, tasks_in_use: int | None) -> None:
    """Limit this process and its children.

    `data_in_use` is `data_bytes()` of the warm process; `tasks_in_use` is what counts towards the
    limit of processes without being the student's: 0 with a user id of its own. None: no such limit.
    """
    cpu = int(CPU_BACKSTOP * (limits.load_cpu_seconds + limits.call_cpu_seconds)) + 1
    _limit(resource.RLIMIT_CPU, cpu)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, limits.scratch_bytes)
    _limit(resource.RLIMIT_NOFILE, limits.open_files)
    if tasks_in_use is not None:
        _limit(resource.RLIMIT_NPROC, limits.processes + tasks_in_use)
    # The driver of a GPU maps memory in amounts that nobody can foretell.
    if data_in_use is not None and device is not Device.CUDA:
        _limit(resource.RLIMIT_DATA, data_in_use + limits.memory_bytes)
    if _LINUX:
        _limit(resource.RLIMIT_MSGQUEUE, 0)
        _limit(resource.RLIMIT_NICE, 0)
        _limit(resource.RLIMIT_RTPRIO, 0)
        _limit(resource.RLIMIT_SIGPENDING, 256)


def _limit(which: int, value: int) -> None:
    """Set soft and hard limit, never above what is already there."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))
