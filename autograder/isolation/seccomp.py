"""Layer SECCOMP: system calls that student code has no business with. Needs no privilege.

Closes what Landlock does not cover (metadata, sockets, limits and priorities of others) and keeps
rarely used parts of the kernel out of reach. Everything else stays allowed: torch, threads,
scikit-learn and matplotlib go on.
"""

import ctypes
import errno
import os
import socket
import struct
import tempfile
from typing import Any

from autograder.isolation import libc

DENIED = (
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "perf_event_open", "userfaultfd", "bpf",
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns",
    "open_by_handle_at", "name_to_handle_at", "fanotify_init", "inotify_init", "inotify_init1",
    "inotify_add_watch",
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "swapon",
    "swapoff", "acct", "quotactl",
    "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "syslog",
    "iopl", "ioperm",
    "vhangup", "modify_ldt", "personality",
    "add_key", "request_key", "keyctl",
    "shmget", "shmat", "shmctl", "semget", "semctl", "semop", "semtimedop", "msgget", "msgctl", "msgsnd",
    "msgrcv",
    "mq_open", "mq_unlink", "memfd_create",
    "chown", "fchown", "lchown", "fchownat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
    "setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam", "sched_setattr", "migrate_pages",
    "move_pages",
    "setsid", "setpgid",
)  # fmt: skip

METADATA = ("chmod", "fchmod", "fchmodat", "utime", "utimes", "futimesat", "utimensat")
"""Without effect, though not refused, unless all but the own scratch is mounted read-only anyway: Landlock
would let a fork change files outside, and `shutil.copy` of honest code must not fail."""

NO_ATTRIBUTES = ("getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr")
"""Answered as by a file system without extended attributes, which `shutil` understands."""

NEW_PROCESSES = ("fork", "vfork", "execve", "execveat")

# Numbers are the same on all architectures from 424 on; an older libseccomp knows no names for them.
DENIED_NUMBERS = (
    424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 447, 448,
    # pidfd_send_signal, io_uring (3), open_tree … fspick (6), pidfd_open, pidfd_getfd, process_madvise,
    # mount_setattr, quotactl_fd, memfd_secret, process_mrelease
    457, 458, 459, 460, 461, 463, 466, 467, 468, 469,
    # statmount, listmount, lsm_* (3), setxattrat, removexattrat, open_tree_attr, file_getattr, file_setattr
)  # fmt: skip
FCHMODAT2, CLONE3 = 452, 435
NO_ATTRIBUTES_NUMBERS = (464, 465)  # getxattrat, listxattrat
FIRST_UNKNOWN, LAST_UNKNOWN = 470, 600
"""Calls that did not exist when this was written."""

_CLONE_THREAD = 0x0001_0000
_ANY_NAMESPACE = (
    libc.CLONE_NEWNS,
    libc.CLONE_NEWCGROUP,
    libc.CLONE_NEWUTS,
    libc.CLONE_NEWIPC,
    libc.CLONE_NEWUSER,
    libc.CLONE_NEWPID,
    libc.CLONE_NEWNET,
)
_TYPE_INTO_TERMINAL = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX
_PRETEND = 0
"""As an error number: the call is not made, and reports success."""
_OWN_PID = 0x7FFF_FFF1
"""Stands in a filter for the id of the process that puts it on; larger than any process id."""
_INSTRUCTION = struct.Struct("HBBI")
_BINARY_SEARCH = 8  # SCMP_FLTATR_CTL_OPTIMIZE


def compile_filter(own_namespaces: bool) -> bytes:
    """The filter as a program for the kernel, made on the trusted side, where libseccomp is.

    With namespaces of its own a fork may start processes, signal them (it sees no others), use
    local sockets (they end at its own file systems) and change metadata in its scratch.
    Raises ImportError or RuntimeError without libseccomp.
    """
    rules = _Rules()
    rules.answer(errno.EPERM, *DENIED, *DENIED_NUMBERS)
    rules.answer(errno.EOPNOTSUPP, *NO_ATTRIBUTES, *NO_ATTRIBUTES_NUMBERS)
    rules.answer(errno.ENOSYS, *range(FIRST_UNKNOWN, LAST_UNKNOWN + 1))
    # glibc falls back to clone, whose flags a filter can read.
    rules.answer(errno.ENOSYS, CLONE3)
    for flag in _ANY_NAMESPACE:
        rules.answer_if(errno.EPERM, "clone", rules.bits(0, flag, flag))
    for request in _TYPE_INTO_TERMINAL:
        rules.answer_if(errno.EPERM, "ioctl", rules.bits(1, 0xFFFF_FFFF, request))
    rules.answer_if(errno.EPERM, "prctl", rules.bits(0, 0xFFFF_FFFF, libc.PR_SET_PDEATHSIG))
    # 0 means the caller; glibc's getrlimit and sched_setaffinity pass it.
    for call in ("prlimit64", "sched_setaffinity"):
        rules.answer_if(errno.EPERM, call, rules.not_equal(0, 0))
    if own_namespaces:
        rules.answer_if(errno.EPERM, "socket", rules.not_equal(0, socket.AF_UNIX))
    else:
        rules.answer(errno.EPERM, "socket", *NEW_PROCESSES)
        rules.answer(_PRETEND, *METADATA, FCHMODAT2)
        rules.answer_if(errno.EPERM, "clone", rules.bits(0, _CLONE_THREAD, 0))
        for call in ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"):
            rules.answer_if(errno.EPERM, call, rules.not_equal(0, _OWN_PID))
        rules.answer(errno.EPERM, "tkill")
    return rules.program()


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def put_on(program: bytes) -> None:
    """Restrict this process and all that it starts, for good. Needs PR_SET_NO_NEW_PRIVS."""
    size = _INSTRUCTION.size
    instructions = bytearray(program)
    for start in range(0, len(program), size):
        code, if_true, if_false, value = _INSTRUCTION.unpack_from(program, start)
        if value == _OWN_PID:
            _INSTRUCTION.pack_into(instructions, start, code, if_true, if_false, os.getpid())
    memory = (ctypes.c_char * len(instructions)).from_buffer(instructions)
    libc.install_seccomp_filter(_Program(len(instructions) // size, ctypes.addressof(memory)))


class _Rules:
    """A filter that allows what no rule answers."""

    def __init__(self) -> None:
        import pyseccomp

        self._library: Any = pyseccomp
        self._filter: Any = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
        self._filter.set_attr(_BINARY_SEARCH, 2)

    def answer(self, error: int, *calls: str | int) -> None:
        """Let `calls` fail with `error`."""
        for call in calls:
            self.answer_if(error, call)

    def answer_if(self, error: int, call: str | int, *conditions: object) -> None:
        """Let `call` fail with `error` where its arguments meet all conditions."""
        if isinstance(call, int) or self._exists(call):
            self._filter.add_rule(self._library.ERRNO(error), call, *conditions)

    def _exists(self, call: str) -> bool:
        """Whether this architecture has the call (arm64 has no fork, chmod, …)."""
        return int(self._library.resolve_syscall(self._library.system_arch(), call)) >= 0

    def bits(self, argument: int, mask: int, value: int) -> object:
        """Condition: these bits of an argument have that value."""
        return self._library.Arg(argument, self._library.MASKED_EQ, mask, value)

    def not_equal(self, argument: int, value: int) -> object:
        """Condition: an argument is not that value."""
        return self._library.Arg(argument, self._library.NE, value)

    def program(self) -> bytes:
        """The instructions for the kernel."""
        with tempfile.TemporaryFile() as file:
            self._filter.export_bpf(file)
            file.seek(0)
            return file.read()
