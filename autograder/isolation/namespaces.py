"""Layer NAMESPACES: bubblewrap around the warm process, and namespaces of its own for every fork.

bubblewrap builds a small file system from what forks may read and starts the warm process in it, in
new PID, network, IPC and UTS namespaces. The warm process then makes each fork the first process of
a new PID namespace, and the fork leaves for its own user, mount, network, IPC and UTS namespaces:
forks of one warm process see nothing of each other.
"""

import os
import shutil
import sys
from pathlib import Path

from autograder.isolation import gpu, libc
from autograder.isolation.policy import Place, Sandbox
from autograder.records import Device, Limits

SCRATCH = "/sandbox"
"""Mount point of a fork's own file system."""
LAB_DATA = "/lab-data"
"""Below it bubblewrap mounts the data folder number n as `n`."""
_NEW_PROC = "/proc-of-fork"
_TMP = Path("/tmp")
"""Every fork gets its own, unless the Python environment lies in it: then forks may read it and no more,
and `TMPDIR` has to do."""
_INNER_ID = 1000
_KEPT_OF_PROC = ("/proc/cpuinfo", "/proc/meminfo")
"""All that torch reads of /proc."""


def bubblewrap() -> str | None:
    """The `bwrap` program, if there is one."""
    return shutil.which("bwrap") if sys.platform.startswith("linux") else None


def data_folder(number: int) -> str:
    """Where the warm process sees the data folder with that number."""
    return f"{LAB_DATA}/{number}"


def wrap(command: list[str], sandbox: Sandbox, data: tuple[Path, ...]) -> list[str]:
    """`command` inside bubblewrap. Raises FileNotFoundError without bubblewrap."""
    program = bubblewrap()
    if program is None:
        raise FileNotFoundError("bwrap")
    options = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--new-session"]
    if os.geteuid() == 0:
        options += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        # As the namespace's root, so that bubblewrap makes one user namespace and not a second inside:
        # the warm process needs its capability in the one that owns the PID namespace.
        options += ["--unshare-user", "--uid", "0", "--gid", "0"]
    # To make namespaces for forks, and to map its own user id into them.
    options += ["--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETFCAP"]
    of_gpu = (Path(path) for path in gpu.readable(sandbox.device) if not path.startswith("/proc/"))
    visible = _outermost((*sandbox.readable, *of_gpu))
    # Left to itself bubblewrap makes the folders above a mount point for their owner only.
    above = {parent for path in visible for parent in path.parents}
    mount_points = (SCRATCH, LAB_DATA, _NEW_PROC)
    options += ["--tmpfs", str(_TMP)]  # first: the Python environment may lie in it
    for made in (*sorted(map(str, above - {Path("/")})), *mount_points):
        options += ["--dir", made]
    for path in visible:
        options += ["--ro-bind", str(path), str(path)]
    for number, folder in enumerate(data):
        options += ["--ro-bind", str(folder), data_folder(number)]
    options += ["--proc", "/proc", "--dev", "/dev"]
    for device in gpu.devices(sandbox.device):
        options += ["--dev-bind", device, device]
    return [program, *options, "--remount-ro", "/", "--chdir", "/", "--", *command]


def _outermost(paths: tuple[Path, ...]) -> list[Path]:
    """`paths` without those that lie below another one."""
    return [path for path in paths if not any(parent in paths for parent in path.parents)]


def fork() -> int:
    """Like `os.fork`, but the child is the first process of a new PID namespace."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    pid = None
    try:
        libc.unshare(libc.CLONE_NEWPID)
        pid = os.fork()
        return pid
    finally:
        # Without this the next fork would have to join the namespace of this one.
        if pid != 0:
            libc.setns(own, libc.CLONE_NEWPID)
            os.close(own)


def leave(place: Place, limits: Limits, device: Device) -> None:
    """Leave the warm process's namespaces for new ones, and build the fork's own file systems."""
    uid, gid = os.getuid(), os.getgid()
    libc.unshare(
        libc.CLONE_NEWUSER
        | libc.CLONE_NEWNS
        | libc.CLONE_NEWNET
        | libc.CLONE_NEWIPC
        | libc.CLONE_NEWUTS
        | libc.CLONE_NEWCGROUP
    )
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{_INNER_ID} {uid} 1")
    _write("/proc/self/gid_map", f"{_INNER_ID} {gid} 1")
    libc.sethostname("sandbox")
    libc.mount("none", "/", None, libc.MS_REC | libc.MS_PRIVATE)
    _mount_scratch(place, limits)
    if place.data is not None:
        os.mkdir(f"{place.home}/data")
        libc.mount(place.data, f"{place.home}/data", None, libc.MS_BIND)
    _hide_proc(gpu.of_proc(device))
    libc.mount("tmpfs", LAB_DATA, "tmpfs", libc.MS_RDONLY | libc.MS_NODEV | libc.MS_NOSUID, "size=0,mode=000")


def _mount_scratch(place: Place, limits: Limits) -> None:
    """One file system of limited size, seen as scratch, `/tmp` and `/dev/shm`."""
    # A file takes a kilobyte of kernel memory even when it is empty.
    options = f"size={limits.scratch_bytes},nr_inodes={limits.scratch_bytes // 8192},mode=700"
    libc.mount("tmpfs", SCRATCH, "tmpfs", libc.MS_NODEV | libc.MS_NOSUID, options)
    for folder, target in ((place.tmp, str(_TMP)), (f"{SCRATCH}/shm", "/dev/shm")):
        os.mkdir(folder)
        if target == str(_TMP) and python_lies_in_tmp():
            flags = libc.MS_REMOUNT | libc.MS_BIND | libc.MS_RDONLY | libc.MS_NODEV | libc.MS_NOSUID
            libc.mount("none", target, None, flags)
        else:
            libc.mount(folder, target, None, libc.MS_BIND)
    os.mkdir(place.home)


def python_lies_in_tmp() -> bool:
    """Whether hiding /tmp would hide the interpreter or this package."""
    return any(_TMP in Path(path).parents for path in (sys.prefix, sys.base_prefix, __file__))


def _hide_proc(also_kept: list[str]) -> None:
    """Leave of /proc only files that say nothing about processes."""
    libc.mount("tmpfs", _NEW_PROC, "tmpfs", libc.MS_NODEV | libc.MS_NOSUID, "size=64k,mode=755")
    for path in (*_KEPT_OF_PROC, *also_kept):
        target = _NEW_PROC + path.removeprefix("/proc")
        if os.path.isdir(path):
            os.makedirs(target)
        else:
            Path(target).touch()
        libc.mount(path, target, None, libc.MS_BIND | libc.MS_REC)
    libc.mount(_NEW_PROC, "/proc", None, libc.MS_BIND | libc.MS_REC)
    flags = libc.MS_REMOUNT | libc.MS_BIND | libc.MS_RDONLY | libc.MS_NODEV | libc.MS_NOSUID
    for target in (_NEW_PROC, "/proc"):
        libc.mount("none", target, None, flags)


def _write(path: str, text: str) -> None:
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)
