"""Scratch folders on the trusted side: how full they are, and emptying them.

Their content is hostile: unreadable folders, trees deeper than the stack or than a path may be
long, a million empty files. Nothing here recurses, and no symbolic link is followed.
"""

import fcntl
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.isolation import libc

BLOCK = 4096
"""What every file and folder counts at least, in bytes: empty ones fill a disk as well."""
MAX_DEPTH = 32
TOO_MUCH = 1 << 62
"""Size of a tree that is nested deeper than `MAX_DEPTH`, which no honest program makes."""


PREFIX = "autograder-warm-"
_LOCK = "lock"


def claim(folder: Path) -> int:
    """Mark `folder` as in use for as long as the returned descriptor is open."""
    # Locked before it has its name: a sweep in between would take the folder for a dead grader's.
    unnamed = folder / f"{_LOCK}.new"
    lock = os.open(unnamed, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    unnamed.rename(folder / _LOCK)
    return lock


def sweep(root: Path) -> None:
    """Remove what graders of this user left in `root` when they were killed."""
    for folder in root.glob(f"{PREFIX}*"):
        try:
            if not folder.is_symlink() and folder.stat().st_uid == os.geteuid():
                _sweep_one(folder)
        except FileNotFoundError:
            continue  # not claimed yet, or its grader has just ended and removed it


def _sweep_one(folder: Path) -> None:
    with open(folder / _LOCK, "rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # its grader lives
        empty(folder)


def used_bytes(folder: Path, enough: int) -> int:
    """Disk space used below `folder`, in bytes; counting stops once it exceeds `enough`."""
    total = 0
    waiting = [(str(folder), 0)]
    while waiting and total <= enough:
        path, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return TOO_MUCH
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # removed meanwhile
                    total += max(BLOCK, status.st_blocks * 512)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, depth + 1))
                    if total > enough:
                        break
        except (FileNotFoundError, NotADirectoryError):
            continue  # removed or replaced meanwhile
        except OSError:
            # Closed to us (mode 0, or a name that is too long): counted as a tree that hides something.
            return TOO_MUCH
    return total


def empty(folder: Path) -> None:
    """Remove `folder`, if it is there, with all its content, once nobody writes to it any more."""
    if not folder.exists():
        return
    folder.chmod(0o700)
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    way_down: list[str] = []
    while True:
        below = _remove_files(here)
        if below is not None:
            os.chmod(below, 0o700, dir_fd=here)
            there = os.open(below, os.O_RDONLY | os.O_DIRECTORY, dir_fd=here)
            way_down.append(below)
        elif way_down:
            there = os.open("..", os.O_RDONLY | os.O_DIRECTORY, dir_fd=here)
            os.rmdir(way_down.pop(), dir_fd=there)
        else:
            break
        os.close(here)
        here = there
    os.close(here)
    folder.rmdir()


def _remove_files(here: int) -> str | None:
    """Remove files up to the first folder, whose name is returned; None: no folder is left."""
    with os.scandir(here) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                return entry.name
            os.unlink(entry.name, dir_fd=here)
    return None


def copy_for_everyone(source: Path, target: Path) -> None:
    """Copy a folder so that every user may read it and only the owner may change it."""
    shutil.copytree(source, target)
    for folder, _, files in os.walk(target):
        os.chmod(folder, 0o755)
        for name in files:
            os.chmod(os.path.join(folder, name), 0o644)


def unlinked_bytes(pids: Iterable[int], uid: int | None) -> int:
    """Disk space, in bytes, of files that these processes hold open although they are deleted.

    They belong to user `uid` (None: to the user of this process). 0 where the system does not let us look.
    """
    seen: dict[tuple[int, int], int] = {}
    if uid is not None:
        # In a container root may not look at the files of another user's process; that user may.
        libc.set_file_user(uid, uid)
    try:
        for pid in pids:
            for status in _open_files(pid):
                if status.st_nlink == 0 and stat.S_ISREG(status.st_mode):
                    seen[status.st_dev, status.st_ino] = status.st_blocks * 512
    finally:
        if uid is not None:
            libc.set_file_user(os.geteuid(), os.getegid())
    return sum(seen.values())


def _open_files(pid: int) -> Iterator[os.stat_result]:
    try:
        names = os.listdir(f"/proc/{pid}/fd")
    except OSError:
        return  # ended, or not ours to look at
    for name in names:
        try:
            yield os.stat(f"/proc/{pid}/fd/{name}")
        except OSError:
            continue  # closed meanwhile
