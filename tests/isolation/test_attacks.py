"""What student code must not reach: each attack under two sets of layers, and without them as a control.

A control that is refused as well would mean that the attack proves nothing.
"""

import os
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.records import Layer

from ..layers import require_any_layer
from .conftest import ALL, NAMES, PLAIN, UNPRIVILEGED, MakeFork, Outside


@dataclass(frozen=True)
class Attack:
    """Code that raises when it is refused, and the layers that stop it on their own."""

    code: str
    alone: tuple[Layer, ...]


LANDLOCK, SECCOMP, NAMESPACES = Layer.LANDLOCK, Layer.SECCOMP, Layer.NAMESPACES
LIBC = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
CHECK = "\nif outcome < 0: raise OSError(ctypes.get_errno(), 'refused')\n"

ATTACKS = {
    "read a file": Attack("result = open(secret).read()", (LANDLOCK, NAMESPACES)),
    "list a folder": Attack("import os\nresult = os.listdir(folder)", (LANDLOCK, NAMESPACES)),
    "write a file": Attack("open(folder + '/new', 'w').write('x')", (LANDLOCK, NAMESPACES)),
    "append to a file": Attack("open(secret, 'a').write('x')", (LANDLOCK, NAMESPACES)),
    "truncate a file": Attack("import os\nos.truncate(secret, 3)", (LANDLOCK, NAMESPACES)),
    "delete a file": Attack("import os\nos.unlink(secret)", (LANDLOCK, NAMESPACES)),
    "rename a file": Attack("import os\nos.rename(secret, secret + '2')", (LANDLOCK, NAMESPACES)),
    "link a file": Attack("import os\nos.link(secret, folder + '/link')", (LANDLOCK, NAMESPACES)),
    "set an attribute": Attack("import os\nos.setxattr(secret, 'user.x', b'1')", (SECCOMP, NAMESPACES)),
    "signal a process": Attack("import os\nos.kill(pid, 0)", (LANDLOCK, SECCOMP, NAMESPACES)),
    "queue a signal": Attack(
        LIBC + "outcome = libc.sigqueue(pid, 0, ctypes.c_void_p(0))" + CHECK, (LANDLOCK, SECCOMP, NAMESPACES)
    ),
    "trace a process": Attack(
        LIBC + "outcome = libc.ptrace(0x4206, pid, 0, 0)" + CHECK, (LANDLOCK, SECCOMP, NAMESPACES)
    ),
    "renice a process": Attack("import os\nos.setpriority(os.PRIO_PROCESS, pid, 5)", (SECCOMP, NAMESPACES)),
    "limit a process": Attack(
        "import resource\nresource.prlimit(pid, resource.RLIMIT_NOFILE, (64, 64))", (SECCOMP, NAMESPACES)
    ),
    "pin a process": Attack("import os\nos.sched_setaffinity(pid, {0})", (SECCOMP, NAMESPACES)),
    "read a command line": Attack("result = open(f'/proc/{pid}/cmdline').read()", (LANDLOCK, NAMESPACES)),
    "read an environment": Attack("result = open(f'/proc/{pid}/environ').read()", (LANDLOCK, NAMESPACES)),
    "list processes": Attack(
        "import os\nif not any(n.isdigit() for n in os.listdir('/proc')): raise OSError('hidden')",
        (LANDLOCK, NAMESPACES),
    ),
    "connect over TCP": Attack(
        "import socket\nsocket.create_connection(('127.0.0.1', port), 2)", (LANDLOCK, SECCOMP, NAMESPACES)
    ),
    "listen over TCP": Attack(
        "import socket\nsocket.create_server(('127.0.0.1', 0)).listen()\n", (LANDLOCK, SECCOMP)
    ),
    "send over UDP": Attack(
        "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', port))",
        (SECCOMP, NAMESPACES),
    ),
    "use netlink": Attack("import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)", (SECCOMP,)),
    "connect to a local socket": Attack(
        "import socket\nsocket.socket(socket.AF_UNIX).connect(local)", (LANDLOCK, SECCOMP, NAMESPACES)
    ),
    "memory that no watch sees": Attack("import os\nos.memfd_create('x')", (SECCOMP,)),
    "System V memory": Attack(
        LIBC + "outcome = libc.shmget(0, 4096, 0o1600)\nid = outcome" + CHECK + "libc.shmctl(id, 0, None)",
        (SECCOMP,),
    ),
    "a user namespace": Attack(LIBC + "outcome = libc.unshare(0x10000000)" + CHECK, (SECCOMP,)),
    "a kernel keyring": Attack(LIBC + "outcome = libc.syscall(250, 0, -3, 1)" + CHECK, (SECCOMP,)),
    "leave the session": Attack(
        "import os\nif os.fork() == 0:\n    os.setsid()\n    os._exit(0)\n"
        "if os.wait()[1]: raise OSError('refused')",
        (SECCOMP,),
    ),
}


@pytest.fixture
def target(outside: Outside, victim: subprocess.Popen[bytes]) -> Iterator[dict[str, object]]:
    """What the attacks aim at: files, a process, and sockets of somebody else."""
    name = f"\0autograder-test-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as local,
    ):
        local.bind(name)
        local.listen()
        yield {
            "folder": str(outside.folder),
            "secret": str(outside.secret),
            "pid": victim.pid,
            "port": tcp.getsockname()[1],
            "local": name,
        }


@pytest.fixture(autouse=True)
def restore(outside: Outside) -> Iterator[None]:
    """Put the files back that a control changed."""
    yield
    kept = {outside.secret, outside.own_data, outside.other_data}
    for path in set(outside.folder.iterdir()) - kept:
        path.unlink()
    outside.secret.write_text("hidden tests")
    outside.secret.chmod(0o600)
    if outside.uid is not None:
        os.chown(outside.secret, outside.uid, outside.uid)


@pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED], ids=NAMES.get)
@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_refused(
    name: str, layers: frozenset[Layer], fork: MakeFork, target: dict[str, object]
) -> None:
    assert "error" in fork(layers).attempt(ATTACKS[name].code, **target)


@pytest.mark.parametrize("name", ATTACKS)
def test_control_goes_through(name: str, fork: MakeFork, target: dict[str, object]) -> None:
    # Elsewhere than on Linux nothing stops it, and what Linux calls it may not exist.
    require_any_layer(*ATTACKS[name].alone)
    attacker = fork(PLAIN)
    answer = attacker.attempt(ATTACKS[name].code, **target)
    # A traced victim cannot be waited for while its tracer lives.
    attacker.worker.finish()
    unsupported = "Operation not supported" in answer.get("error", "")
    if unsupported or (name == "trace a process" and _tracing_is_restricted()):
        pytest.skip(f"this system does not allow it to anybody: {answer['error']}")
    assert "error" not in answer, answer.get("traceback")


@pytest.mark.parametrize(
    ("name", "layer"), [(name, layer) for name, attack in ATTACKS.items() for layer in attack.alone]
)
def test_one_layer_alone_refuses(name: str, layer: Layer, fork: MakeFork, target: dict[str, object]) -> None:
    assert "error" in fork(PLAIN | {layer}).attempt(ATTACKS[name].code, **target)


def _tracing_is_restricted() -> bool:
    yama = Path("/proc/sys/kernel/yama/ptrace_scope")
    return yama.exists() and yama.read_text().strip() != "0"


@pytest.mark.parametrize("layers", [ALL, UNPRIVILEGED], ids=NAMES.get)
def test_metadata_outside_stays(layers: frozenset[Layer], fork: MakeFork, outside: Outside) -> None:
    """Without namespaces chmod and utime report success and do nothing."""
    before = outside.secret.stat()
    for call in ("os.chmod(secret, 0o644)", "os.utime(secret, (1, 1))"):
        fork(layers).attempt(f"import os\n{call}", secret=str(outside.secret))
    after = outside.secret.stat()
    assert (after.st_mode, after.st_mtime) == (before.st_mode, before.st_mtime)


def test_control_changes_metadata(fork: MakeFork, outside: Outside) -> None:
    fork(PLAIN).run(
        "import os\nos.chmod(secret, 0o644)\nos.utime(secret, (1, 1))", secret=str(outside.secret)
    )
    assert outside.secret.stat().st_mtime == 1
    assert outside.secret.stat().st_mode & 0o777 == 0o644
