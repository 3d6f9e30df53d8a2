"""Which layers this machine offers: each is tried out in a throw-away process.

`python -m autograder.isolation.probe` prints the answers as JSON; `probe_layers` runs that.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.isolation import landlock, libc, namespaces, process, rlimits, seccomp
from autograder.isolation.policy import Place, Sandbox, python_environment
from autograder.records import Device, Layer, Limits
from autograder.text import Text

_LINUX = sys.platform.startswith("linux")
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether a layer is to be had."""

    available: bool
    reason: Text | None = None
    """Why not, and what to do; None when it is available."""
    detail: str = ""
    """For `doctor`: version, or the system's own error message."""


ONLY_LINUX = Text("Esta capa solo existe en Linux.", "This layer exists on Linux only.")
NO_BUBBLEWRAP = Text(
    "Falta bubblewrap: instálalo, por ejemplo con `apt-get install bubblewrap`.",
    "bubblewrap is missing: install it, for example with `apt-get install bubblewrap`.",
)
USER_NAMESPACES_REFUSED = Text(
    "El sistema no deja crear espacios de nombres (habitual dentro de contenedores).",
    "The system refuses to create namespaces (usual inside containers).",
)
APPARMOR = Text(
    "AppArmor no deja crear espacios de nombres de usuario: "
    "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` lo permite.",
    "AppArmor refuses user namespaces: "
    "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows them.",
)
NO_LANDLOCK = Text(
    "El núcleo no ofrece Landlock (hace falta Linux 5.13 o posterior, con Landlock activado).",
    "The kernel does not offer Landlock (Linux 5.13 or later with Landlock switched on is needed).",
)
NO_LIBSECCOMP = Text(
    "Falta libseccomp: instala el paquete del sistema `libseccomp2` y el de Python `pyseccomp`.",
    "libseccomp is missing: install the system's package `libseccomp2` and Python's `pyseccomp`.",
)
NO_SECCOMP = Text("El núcleo no acepta filtros seccomp.", "The kernel does not accept seccomp filters.")
NO_RLIMITS = Text("El sistema no aplica los límites.", "The system does not enforce the limits.")
NO_PROCESS = Text("No se pueden crear procesos.", "No processes can be made.")


@cache
def probe_layers() -> dict[Layer, Probe]:
    """Every layer's `Probe`; tried once per process."""
    command = [sys.executable, "-P", "-m", "autograder.isolation.probe"]
    answer = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=_SECONDS,
        check=True,
        start_new_session=True,  # Ctrl-C is for this process alone
    )
    probes = {}
    for name, (available, reason, detail) in json.loads(answer.stdout).items():
        probes[Layer(name)] = Probe(available, None if reason is None else Text(*reason), detail)
    return probes


def _in_child(attempt: Callable[[], None]) -> str | None:
    """Run `attempt` in a child; None when it succeeds, else what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            attempt()
        except BaseException as error:
            os.write(writing, (str(error) or type(error).__name__).encode()[:2000])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    status = os.waitpid(child, 0)[1]
    return said or (f"status {status}" if status else None)


def _probe(attempt: Callable[[], None], reason: Text, detail: str = "") -> Probe:
    trouble = _in_child(attempt)
    return Probe(True, None, detail) if trouble is None else Probe(False, reason, trouble)


def _expect(expected: type[OSError], action: Callable[[], object]) -> None:
    """Raise AssertionError unless `action` is refused with that error."""
    try:
        action()
    except expected:
        return
    raise AssertionError("what the layer has to stop went through")


def _try_rlimits() -> None:
    rlimits.put_on(Limits(open_files=16), Device.CPU, rlimits.data_bytes(), 100_000)
    _expect(OSError, lambda: [os.dup(0) for _ in range(20)])


def _try_landlock() -> None:
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    landlock.put_on(landlock.Paths(readable=(), writable=()))
    _expect(PermissionError, lambda: os.open(__file__, os.O_RDONLY))


def _try_seccomp() -> None:
    program = seccomp.compile_filter(own_namespaces=False)
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.put_on(program)
    _expect(PermissionError, lambda: os.memfd_create("probe"))


def _probe_seccomp() -> Probe:
    try:
        seccomp.compile_filter(own_namespaces=False)
    except (ImportError, RuntimeError) as error:
        return Probe(False, NO_LIBSECCOMP, str(error))
    return _probe(_try_seccomp, NO_SECCOMP)


def _probe_namespaces() -> Probe:
    if namespaces.bubblewrap() is None:
        return Probe(False, NO_BUBBLEWRAP)
    inner = [sys.executable, "-P", "-m", "autograder.isolation.probe", str(process.unused_user_id() or "")]
    command = namespaces.wrap(inner, Sandbox(readable=python_environment()), data=())
    environment = process.clean_environment(Device.CPU)
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, timeout=_SECONDS
        )
        output.seek(0)
        said = output.read(2000).decode("utf-8", "replace").strip()
    if done.returncode == 0:
        return Probe(True, None, f"bubblewrap: {namespaces.bubblewrap()}")
    restricted = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    by_apparmor = restricted.exists() and restricted.read_text().strip() == "1"
    return Probe(False, APPARMOR if by_apparmor else USER_NAMESPACES_REFUSED, said)


def _inside_bubblewrap(uid: int | None) -> None:
    """The second half of the probe: what the warm process and its forks do. Raises OSError."""
    place = Place(uid, None, namespaces.SCRATCH, None)
    child = namespaces.fork()
    if child == 0:
        try:
            process.drop_user(place)
            namespaces.leave(place, Limits(), Device.CPU)
            Path(place.home, "probe").write_text("written")
            os._exit(0 if os.getpid() == 1 else 3)
        except OSError as error:
            print(error, file=sys.stderr, flush=True)
        finally:
            os._exit(1)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(1)


def _all() -> dict[Layer, Probe]:
    probes = {
        Layer.PROCESS: _probe(lambda: None, NO_PROCESS),
        Layer.RLIMITS: _probe(_try_rlimits, NO_RLIMITS),
    }
    if not _LINUX:
        elsewhere = Probe(False, ONLY_LINUX, sys.platform)
        return probes | dict.fromkeys((Layer.LANDLOCK, Layer.SECCOMP, Layer.NAMESPACES), elsewhere)
    version = landlock.abi()
    probes[Layer.LANDLOCK] = (
        _probe(_try_landlock, NO_LANDLOCK, f"ABI {version}") if version else Probe(False, NO_LANDLOCK)
    )
    probes[Layer.SECCOMP] = _probe_seccomp()
    probes[Layer.NAMESPACES] = _probe_namespaces()
    return probes


def main() -> None:
    """Without argument: try all layers and print JSON. With one: the part inside bubblewrap."""
    if len(sys.argv) > 1:
        _inside_bubblewrap(int(sys.argv[1]) if sys.argv[1] else None)
        return
    print(json.dumps({layer: [p.available, p.reason, p.detail] for layer, p in _all().items()}))


if __name__ == "__main__":
    main()
