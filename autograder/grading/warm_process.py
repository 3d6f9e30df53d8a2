"""The trusted side of a warm process: start it, ask it for forks, watch and end them."""

import base64
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.grading.worker_process import Exit, Usage, WarmMemory, WorkerProcess
from autograder.isolation import channel, namespaces, process, scratch, seccomp, tree
from autograder.isolation.channel import ChannelError
from autograder.isolation.policy import (
    ForkPolicy,
    Place,
    Sandbox,
    fork_to_json,
    python_environment,
    sandbox_to_json,
)
from autograder.isolation.probe import probe_layers
from autograder.records import Layer
from autograder.text import Text

_LINUX = sys.platform.startswith("linux")
START_SECONDS = 180.0
"""Importing torch from a cold disk on a busy machine can take a minute."""
FORK_SECONDS = 30.0
END_SECONDS = 15.0

__all__ = ["Exit", "Usage", "WarmProcess", "WarmProcessError", "WorkerProcess"]


class WarmProcessError(Exception):
    """The warm process or one of its forks could not be started: the grader's fault, not a student's."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def __reduce__(self) -> tuple[type["WarmProcessError"], tuple[Text]]:
        # It crosses from a slot to the engine; an exception is rebuilt from the message alone otherwise.
        return type(self), (self.text,)


class _Warm:
    """One run of the warm process; `WarmProcess` replaces it when it dies."""

    def __init__(self, sandbox: Sandbox, serve: str, libraries: bool) -> None:
        self.sandbox = sandbox
        self.own_pid_namespaces = Layer.NAMESPACES in sandbox.layers
        self.memory_bytes = 0
        """What the warm process itself uses, and shares with each fork."""
        self.missing: tuple[str, ...] = ()
        self._lock = threading.Lock()
        self._count = 0
        self._private: bool | None = None
        self._workers: list[WorkerProcess] = []
        root = sandbox.scratch_root or Path(tempfile.gettempdir())
        scratch.sweep(root)
        self.folder = Path(tempfile.mkdtemp(prefix=scratch.PREFIX, dir=root))
        self._claim = scratch.claim(self.folder)
        # A fork under another user id has to get through, but not to look around.
        self.folder.chmod(0o711)
        self._data = {folder: self._readable_data(i, folder) for i, folder in enumerate(sandbox.data)}
        self._control, theirs = channel.socket_pair()
        self._process = self._spawn(theirs)
        self.pid = self._process.pid
        theirs.close()
        try:
            self._await_ready(serve, libraries)
        except ChannelError as error:
            log = self._log_end()
            self.close()
            raise WarmProcessError(
                Text(
                    "El proceso que ejecuta las entregas no arranca: {reason}\n{log}",
                    "The process that runs submissions does not start: {reason}\n{log}",
                ).format(reason=error, log=log)
            ) from error

    def _readable_data(self, number: int, folder: Path) -> Path:
        """The lab's data folder, or a copy that a fork under another user id can read."""
        if process.unused_user_id() is None:
            return folder.resolve()
        copy = self.folder / f"data-{number}"
        scratch.copy_for_everyone(folder, copy)
        return copy

    def _spawn(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "autograder.worker.warm", str(theirs.fileno())]
        if self.own_pid_namespaces:
            command = namespaces.wrap(command, self.sandbox, tuple(self._data.values()))
        with open(self.folder / "log", "wb") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**process.clean_environment(self.sandbox.device), "MPLCONFIGDIR": self._font_cache()},
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def _font_cache(self) -> str:
        """Where matplotlib may write while the warm process starts; forks have it in memory."""
        return "/tmp/matplotlib" if self.own_pid_namespaces else str(self.folder / "matplotlib")

    def _await_ready(self, serve: str, libraries: bool) -> None:
        self._control.settimeout(START_SECONDS)
        use_filter = Layer.SECCOMP in self.sandbox.layers
        program = seccomp.compile_filter(self.own_pid_namespaces) if use_filter else b""
        channel.send(
            self._control,
            {
                "sandbox": sandbox_to_json(self.sandbox),
                "serve": serve,
                "libraries": libraries,
                "seccomp": base64.b64encode(program).decode(),
            },
        )
        reply, pid = channel.receive_with_sender(self._control)
        self.missing = tuple(reply["missing"])
        if pid is not None:
            self.pid = pid
        self.memory_bytes = tree.anonymous_bytes(self.pid) if _LINUX else tree.measure(self.pid).memory_bytes

    def _log_end(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")[-2000:]

    def ask(
        self, message: dict[str, Any], fds: tuple[int, ...] = (), timeout: float = 10.0
    ) -> dict[str, Any]:
        """One request and its answer. Raises ChannelError when the warm process is gone or stuck."""
        with self._lock:
            try:
                self._control.settimeout(timeout)
                channel.send(self._control, message, fds)
                return channel.receive(self._control)[0]
            except ChannelError:
                # A late answer must not pass for that to the next request: nobody asks this one again.
                self._hang_up()
                raise

    def _hang_up(self) -> None:
        """Tell the warm process to end; a copy of the descriptor in another process does not matter."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)

    def fork(self, policy: ForkPolicy) -> WorkerProcess:
        """A new fork that has put on its layers. Raises ChannelError or WarmProcessError."""
        self._count += 1
        folder = None if self.own_pid_namespaces else self.folder / f"fork-{self._count}"
        place = self._place(policy, folder)
        ours, theirs = channel.socket_pair()
        ours.settimeout(FORK_SECONDS)
        with theirs:
            reply = self.ask({"do": "fork", **fork_to_json(policy, place)}, (theirs.fileno(),), FORK_SECONDS)
        if "error" in reply:
            raise ChannelError(reply["error"])
        hello, pid = channel.receive_with_sender(ours)
        inner_pid = reply["pid"]
        worker = WorkerProcess(
            sock=ours,
            pid=inner_pid if pid is None else pid,
            reap=lambda: self.ask({"do": "reap", "pid": inner_pid}, timeout=END_SECONDS),
            warm=WarmMemory(self.pid, self.memory_bytes),
            folder=folder,
            uid=place.uid,
            limits=policy.limits,
        )
        if "error" in hello:
            worker.finish()
            raise WarmProcessError(
                Text(
                    "El aislamiento de la entrega no se pudo montar: {reason}",
                    "The isolation of the submission could not be put on: {reason}",
                ).format(reason=hello["error"])
            )
        ours.settimeout(None)
        self._workers = [*(each for each in self._workers if not each.finished), worker]
        return worker

    def _place(self, policy: ForkPolicy, folder: Path | None) -> Place:
        uid = process.unused_user_id()
        if folder is not None:
            folder.mkdir(0o700)
            if uid is not None:
                os.chown(folder, uid, uid)
        return Place(
            uid=uid,
            kept_capability=None if folder is None or uid is None else self._capability_for(uid),
            folder=namespaces.SCRATCH if folder is None else str(folder),
            data=None if policy.data is None else self._data_as_seen(policy.data),
        )

    def _capability_for(self, uid: int) -> int | None:
        """What that user needs to read the Python environment; asked once."""
        if self._private is None:
            # All of it: an environment below /root may well belong to the system's Python.
            self._private = not process.can_read(uid, self.sandbox.readable)
        return process.capability_to_read() if self._private else None

    def _data_as_seen(self, folder: Path) -> str:
        """Where the warm process finds a lab's data. Raises KeyError unless it is one of `Sandbox.data`."""
        readable = self._data[folder]
        if self.own_pid_namespaces:
            return namespaces.data_folder(self.sandbox.data.index(folder))
        return str(readable)

    def close(self) -> None:
        """End the warm process with all its forks, and remove its folder."""
        for worker in tuple(self._workers):
            worker.finish()
        self._hang_up()
        self._control.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            # Inside bubblewrap it is not our child; when it ends, bubblewrap ends as well.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._process.kill()
            self._process.wait()
        scratch.empty(self.folder)
        os.close(self._claim)


class WarmProcess:
    """A warm process that is started again whenever it died. Use as a context manager."""

    def __init__(
        self, sandbox: Sandbox, serve: str = "autograder.worker.serve", libraries: bool = True
    ) -> None:
        """`serve` is a module, or a file that ends in `.py`, with the function `serve(socket)`.

        Without `libraries` it imports neither torch nor anything else: for tests of isolation.
        """
        self.sandbox = sandbox if sandbox.readable else replace(sandbox, readable=python_environment())
        self._serve = serve
        self._libraries = libraries
        self._warm: _Warm | None = None

    def start(self) -> None:
        """Start it and wait until it is warm; layers that are not to be had are left out.

        Raises WarmProcessError.
        """
        if self._warm is None:
            probes = probe_layers()
            on = frozenset(
                layer for layer in self.sandbox.layers | {Layer.PROCESS} if probes[layer].available
            )
            self.sandbox = replace(self.sandbox, layers=on)
            self._warm = _Warm(self.sandbox, self._serve, self._libraries)

    def close(self) -> None:
        """End it with everything that it started."""
        if self._warm is not None:
            self._warm.close()
            self._warm = None

    def fork(self, policy: ForkPolicy) -> WorkerProcess:
        """A fresh fork with all layers on. Raises WarmProcessError."""
        self.start()
        assert self._warm is not None
        try:
            return self._warm.fork(policy)
        except ChannelError:
            # Killed by a submission whose layers are incomplete, or by the system: once more from the start.
            self.close()
            self.start()
        try:
            return self._warm.fork(policy)
        except ChannelError as error:
            raise WarmProcessError(
                Text(
                    "No se pudo crear un proceso para la entrega: {reason}",
                    "No process could be made for the submission: {reason}",
                ).format(reason=error)
            ) from error

    @property
    def isolation(self) -> tuple[str, ...]:
        """Names of the layers that are really on, weakest first; known after `start`."""
        return tuple(layer.value for layer in Layer if layer in self.sandbox.layers)

    def __enter__(self) -> "WarmProcess":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
