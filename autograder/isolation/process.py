"""Layer PROCESS: a process of its own, with a cleared environment, no inherited files and its own user id."""

import os
import random
import signal
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from autograder.isolation import channel, libc
from autograder.isolation.policy import Place
from autograder.records import Device

_LINUX = sys.platform.startswith("linux")
_THREADS = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def clean_environment(device: Device) -> dict[str, str]:
    """All that a warm process inherits from the environment: nothing of the instructor's."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": "/nonexistent",
        "USER": "student",
        "LOGNAME": "student",
        "MPLBACKEND": "Agg",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        # joblib with n_jobs and torch.compile then do the same work in this process, with no compiler.
        "JOBLIB_MULTIPROCESSING": "0",
        "TORCHDYNAMO_DISABLE": "1",
        **dict.fromkeys(_THREADS, "1"),
    }
    if device is Device.CUDA:
        environment["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
        for name in ("CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH", "CUDA_HOME"):
            if name in os.environ:
                environment[name] = os.environ[name]
    else:
        environment["CUDA_VISIBLE_DEVICES"] = ""
    if sys.platform == "darwin":
        # Without it macOS ends a forked process that touches the Objective-C runtime.
        environment["OBJC_DISABLE_INITIALIZE_FORK_SAFETY"] = "YES"
    return environment


def detach(wire: int) -> None:
    """First thing in a fork: own session, no signal handlers, no files but `wire`."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    channel.close_all_but(wire)
    null = os.open(os.devnull, os.O_RDWR)
    # Prints below Python go nowhere: nothing to fill up, nothing to wait for.
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)


def drop_user(place: Place) -> None:
    """Become a user that nobody else is; a no-op unless started as root."""
    if place.uid is None:
        return
    if place.kept_capability is not None:
        libc.prctl(libc.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(place.uid, place.uid, place.uid)
    os.setresuid(place.uid, place.uid, place.uid)
    # A new user id takes away the right to open the own files in /proc, which the next steps need.
    libc.prctl(libc.PR_SET_DUMPABLE, 1)


def give_up_privileges(place: Place, dumpable: bool, parent: int) -> None:
    """No capabilities, no way to get some, and death when the warm process (`parent`) dies."""
    if not _LINUX:
        return
    libc.keep_capabilities(*([] if place.kept_capability is None else [place.kept_capability]))
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    libc.prctl(libc.PR_SET_DUMPABLE, int(dumpable))
    # After the user id and the namespaces: changing those clears it.
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise ProcessLookupError("the warm process ended meanwhile")


def adopt_orphans() -> None:
    """Processes whose parent ends become children of this one, so that none gets lost."""
    if _LINUX:
        libc.prctl(libc.PR_SET_CHILD_SUBREAPER, 1)


def live_in(place: Place) -> None:
    """Working folder, `HOME` and `TMPDIR` in the scratch folder."""
    os.umask(0o077)
    os.chdir(place.home)
    os.environ["HOME"] = place.home
    os.environ["PWD"] = place.home
    os.environ["TMPDIR"] = place.tmp
    tempfile.tempdir = None  # it may remember the warm process's own


def unused_user_id() -> int | None:
    """A user and group id that no account and no process has; None unless this process is root.

    Inside a container only a part of the ids may exist, so the id comes from the upper half of
    the largest range of /proc/self/uid_map.
    """
    if not _LINUX or os.geteuid() != 0:
        return None
    ranges = []
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        first, _, count = (int(word) for word in line.split())
        ranges.append((min(count, 0x7000_0000 - first), first))
    count, first = max(ranges)
    if count < 1000:
        return None
    taken = _user_ids_in_use()
    while True:
        candidate = random.SystemRandom().randrange(first + count // 2, first + count)
        if candidate not in taken:
            return candidate


def _user_ids_in_use() -> set[int]:
    import pwd

    taken = {65534, *(account.pw_uid for account in pwd.getpwall())}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                taken.add(entry.stat().st_uid)
            except FileNotFoundError:
                continue  # ended meanwhile
    return taken


def capability_to_read() -> int:
    """The least that lets root's forks read what only root may; Landlock still says what they may open.

    Containers often have only the larger one. Raises PermissionError when this process has neither.
    """
    status = Path("/proc/self/status").read_text()
    permitted = int(status.partition("CapPrm:")[2].split()[0], 16)
    for capability in (libc.CAP_DAC_READ_SEARCH, libc.CAP_DAC_OVERRIDE):
        if permitted & 1 << capability:
            return capability
    raise PermissionError(f"no other user can read {os.__file__}, and root may not let them")


def can_read(uid: int, paths: Iterable[Path]) -> bool:
    """Whether user `uid` can open all of `paths`: tried in a throw-away child."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            for path in paths:
                os.close(os.open(path, os.O_RDONLY))
            os._exit(0)
        except OSError:
            os._exit(1)
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0
