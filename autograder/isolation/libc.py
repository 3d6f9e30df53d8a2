"""The few Linux calls that Python 3.11 does not offer, as functions that raise OSError."""

import ctypes
import os
import sys
from functools import cache

CLONE_NEWNS = 0x0002_0000
CLONE_NEWCGROUP = 0x0200_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
_CAPABILITY_VERSION_3 = 0x2008_0522


@cache
def _libc() -> ctypes.CDLL:
    if not sys.platform.startswith("linux"):
        raise OSError(f"no Linux calls on {sys.platform}")
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(number: int, *arguments: object) -> int:
    """A system call by number; integers are passed as 64-bit values."""
    values = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _check(_libc().syscall(ctypes.c_long(number), *values), f"system call {number}")


def prctl(option: int, value: int = 0) -> None:
    """`prctl` with one argument."""
    zero = ctypes.c_ulong(0)
    _check(_libc().prctl(option, ctypes.c_ulong(value), zero, zero, zero), f"prctl {option}")


def install_seccomp_filter(program: ctypes.Structure) -> None:
    """Put a `struct sock_fprog` on this thread."""
    mode_filter = ctypes.c_ulong(2)
    _check(_libc().prctl(PR_SET_SECCOMP, mode_filter, ctypes.byref(program), 0, 0), "seccomp")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones."""
    _check(_libc().unshare(flags), "unshare")


def set_file_user(uid: int, gid: int) -> None:
    """Access files, and look at processes in /proc, as that user; for the calling thread only."""
    _libc().setfsgid(gid)
    _libc().setfsuid(uid)


def setns(fd: int, kind: int) -> None:
    """Enter the namespace that `fd` refers to."""
    _check(_libc().setns(fd, kind), "setns")


def mount(source: str, target: str, kind: str | None, flags: int = 0, options: str = "") -> None:
    """Mount `source` on `target`; `kind` is the file system's type (None: bind or remount)."""
    result = _libc().mount(
        source.encode(),
        target.encode(),
        None if kind is None else kind.encode(),
        ctypes.c_ulong(flags),
        options.encode(),
    )
    _check(result, f"mount on {target}")


def sethostname(name: str) -> None:
    """Name the machine as seen in this UTS namespace."""
    encoded = name.encode()
    _check(_libc().sethostname(encoded, ctypes.c_size_t(len(encoded))), "sethostname")


class _CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapabilityData(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    ]


def keep_capabilities(*kept: int) -> None:
    """Give up every capability but `kept` (which must lie below 32).

    With `PR_SET_NO_NEW_PRIVS` this is for good.
    """
    mask = sum(1 << capability for capability in kept)
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    data = (_CapabilityData * 2)(_CapabilityData(mask, mask, 0), _CapabilityData(0, 0, 0))
    _check(_libc().capset(ctypes.byref(header), ctypes.byref(data)), "capset")
