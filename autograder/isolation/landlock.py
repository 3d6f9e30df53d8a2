"""Layer LANDLOCK: what a fork may open, connect to and signal. Needs no privilege.

The kernel's interface has grown; everything that the running kernel's ABI offers is used. Never
covered: chmod, chown, utime, extended attributes, stat (seccomp denies all of these but stat).
"""

import ctypes
import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.isolation import libc

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_GET_VERSION = 1
_RULE_PATH_BENEATH = 1
_QUIET = 1  # LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF: hostile code must not fill the audit log

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_CHARACTER_DEVICE, _MAKE_BLOCK_DEVICE = 1 << 6, 1 << 11
_TRUNCATE, _IOCTL_DEVICE = 1 << 14, 1 << 15
_ALL_OF_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL_SINCE_5 = (1 << 16) - 1
_FOR_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEVICE
_TCP_BIND_AND_CONNECT = 0b11
_SCOPE_SOCKETS_AND_SIGNALS = 0b11

_READ = _READ_FILE | _READ_DIR | _EXECUTE
_DEVICE = _READ_FILE | _WRITE_FILE | _IOCTL_DEVICE


@dataclass(frozen=True, slots=True)
class Paths:
    """What a fork may open. Paths that do not exist are left out."""

    readable: tuple[str, ...]
    writable: tuple[str, ...]
    """Folders in which everything is allowed but devices and programs."""
    devices: tuple[str, ...] = field(default=())
    """Device files to read, write and control."""


class _RulesetAttribute(ctypes.Structure):
    _fields_ = [
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    ]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32)]


def abi() -> int:
    """Version of Landlock's interface; 0 when the kernel has none or it is switched off."""
    try:
        return libc.syscall(_CREATE_RULESET, None, 0, _GET_VERSION)
    except OSError as error:
        if error.errno in (errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM):
            return 0
        raise


def put_on(paths: Paths) -> None:
    """Restrict this process and all that it starts. Needs PR_SET_NO_NEW_PRIVS."""
    version = abi()
    handled = _ALL_OF_ABI.get(version, _ALL_SINCE_5)
    attribute = _RulesetAttribute(
        handled,
        _TCP_BIND_AND_CONNECT if version >= 4 else 0,
        _SCOPE_SOCKETS_AND_SIGNALS if version >= 6 else 0,
    )
    # Kernels refuse a structure that is longer than the one they know.
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(attribute), size, 0)
    try:
        _allow(ruleset, paths.readable, _READ & handled)
        everything = handled & ~(_MAKE_CHARACTER_DEVICE | _MAKE_BLOCK_DEVICE | _IOCTL_DEVICE | _EXECUTE)
        _allow(ruleset, paths.writable, everything)
        _allow(ruleset, paths.devices, _DEVICE & handled)
        libc.syscall(_RESTRICT_SELF, ruleset, _QUIET if version >= 7 else 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, paths: Iterable[str], access: int) -> None:
    for path in paths:
        try:
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            allowed = access if os.path.isdir(f"{path}/.") else access & _FOR_FILES
            libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(_PathBeneath(allowed, fd)), 0)
        finally:
            os.close(fd)
