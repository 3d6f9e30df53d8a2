"""Warm processes for these tests: one for each set of layers, shared by all tests."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from autograder.grading.warm_process import WarmProcess, WorkerProcess
from autograder.isolation import ForkPolicy, Sandbox, channel, process, python_environment, tree
from autograder.records import Layer, Limits

from ..layers import require_layers

HERE = Path(__file__).parent
PLAIN = frozenset({Layer.PROCESS, Layer.RLIMITS})
"""The control: what these layers alone let through is what the others have to stop."""
UNPRIVILEGED = PLAIN | {Layer.LANDLOCK, Layer.SECCOMP}
"""All that is to be had where namespaces are refused."""
ALL = frozenset(Layer)
NAMES = {PLAIN: "plain", UNPRIVILEGED: "without namespaces", ALL: "all layers"}


class Fork:
    """A fork in which a test runs code."""

    def __init__(self, worker: WorkerProcess) -> None:
        self.worker = worker
        worker.socket.settimeout(60)

    def run(self, code: str, **values: object) -> Any:
        """The value that `code` left in `result`. Raises AssertionError when it raised."""
        answer = self.attempt(code, **values)
        assert "result" in answer, answer.get("traceback")
        return answer["result"]

    def attempt(self, code: str, **values: object) -> dict[str, Any]:
        """What `code` ended in: `result`, or `error`. `values` are defined before it."""
        self.send(code, **values)
        return channel.receive(self.worker.socket)[0]

    def send(self, code: str, **values: object) -> None:
        """Start `code` without waiting for it."""
        definitions = "".join(f"{name} = {value!r}\n" for name, value in values.items())
        channel.send(self.worker.socket, {"code": definitions + code})

    def watch(self, until: Callable[[Any], bool], seconds: float = 10) -> Any:
        """The first usage that satisfies `until`."""
        deadline = time.monotonic() + seconds
        while not until(usage := self.worker.usage()):
            assert time.monotonic() < deadline, f"not seen within {seconds} s: {usage}"
            time.sleep(0.01)
        return usage


MakeFork = Callable[..., Fork]


def is_running(pid: int, began: int) -> bool:
    """Whether the process that began then still runs (and is no zombie that its parent forgot)."""
    fields = tree._read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return bool(fields) and int(fields[19]) == began and fields[0] not in (b"Z", b"X")


class Warms:
    """Warm processes by set of layers, started when first asked for."""

    def __init__(self, data: tuple[Path, ...]) -> None:
        self._sandbox = Sandbox(readable=(*python_environment(), HERE), data=data)
        self._running: dict[tuple[frozenset[Layer], bool], WarmProcess] = {}

    def get(self, layers: frozenset[Layer], libraries: bool = False) -> WarmProcess:
        """The warm process with these layers; with torch and friends when `libraries`."""
        require_layers(*layers)
        if (layers, libraries) not in self._running:
            sandbox = replace(self._sandbox, layers=layers)
            warm = WarmProcess(sandbox, str(HERE / "attack_server.py"), libraries)
            warm.start()
            self._running[layers, libraries] = warm
        return self._running[layers, libraries]

    def close(self) -> None:
        """End them all."""
        for warm in self._running.values():
            warm.close()


@dataclass(frozen=True)
class Outside:
    """What belongs to somebody else: the same user, since another user would be out of reach anyway."""

    uid: int | None
    folder: Path
    secret: Path
    own_data: Path
    other_data: Path


@pytest.fixture(scope="session")
def outside() -> Iterator[Outside]:
    """Files of the user that forks run as, outside all sandboxes; that user is the same for all forks."""
    uid = process.unused_user_id()
    folder = Path(tempfile.mkdtemp(prefix="outside-"))
    folder.chmod(0o755)
    secret = folder / "secret.txt"
    secret.write_text("hidden tests")
    data = []
    for name in ("own", "other"):
        data.append(folder / name)
        data[-1].mkdir()
        (data[-1] / "table.csv").write_text(f"{name} data")
    if uid is not None:
        for path in (folder, secret):
            os.chown(path, uid, uid)
    secret.chmod(0o600)
    patch = pytest.MonkeyPatch()
    patch.setattr(process, "unused_user_id", lambda: uid)
    yield Outside(uid, folder, secret, *data)
    patch.undo()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def warms(outside: Outside) -> Iterator[Warms]:
    """All warm processes of this session."""
    running = Warms((outside.own_data, outside.other_data))
    patch = pytest.MonkeyPatch()
    patch.setenv("INSTRUCTOR_TOKEN", "not for students")
    yield running
    patch.undo()
    running.close()


@pytest.fixture
def fork(warms: Warms) -> Iterator[MakeFork]:
    """Make forks that are finished when the test ends."""
    made: list[Fork] = []

    def make(
        layers: frozenset[Layer], *, libraries: bool = False, policy: ForkPolicy | None = None, **limits: Any
    ) -> Fork:
        policy = policy or ForkPolicy(limits=Limits(**limits))
        made.append(Fork(warms.get(layers, libraries).fork(policy)))
        return made[-1]

    yield make
    for each in made:
        each.worker.finish()


@pytest.fixture
def victim(outside: Outside) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the user that forks run as."""
    sleeper = subprocess.Popen(
        ["sleep", "60"],
        user=outside.uid,
        group=outside.uid,
        extra_groups=None if outside.uid is None else [],
        env={"TOKEN": "not for students"},
    )
    yield sleeper
    sleeper.kill()
    sleeper.wait()
