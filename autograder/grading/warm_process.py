"""The trusted side of a warm process: start it, ask it for forks, watch and end them."""

import base64
import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

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


class WarmProcessError(Exception):
    """The warm process or one of its forks could not be started: the grader's fault, not a student's."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Usage:
    """What a worker and all its processes use, as the trusted side measures it."""

    cpu_seconds: float
    memory_bytes: int
    """Real memory above what the warm process uses."""
    threads: int
    processes: int
    scratch_bytes: int
    """Disk space used; 0 where the kernel bounds it, because every fork has its own file system."""


@dataclass(frozen=True, slots=True)
class Exit:
    """How a worker ended."""

    signal: int | None
    """Number of the signal that killed it."""
    code: int | None
    """Exit code, when it ended by itself. Both are None when nobody could tell."""
    cpu_seconds: float


class WorkerProcess:
    """One fork: a wire to it, and the means to watch and to end it."""

    def __init__(
        self, warm: "_Warm", sock: socket.socket, pid: int, inner_pid: int, folder: Path | None
    ) -> None:
        self.socket = sock
        """The trusted end of the wire."""
        self.pid = pid
        self._warm = warm
        self._inner_pid = inner_pid
        self._folder = folder
        """Scratch on the trusted side's disk; None when the fork has a file system of its own."""
        self._enough = enough
        self._pidfd = os.pidfd_open(pid) if _LINUX else -1
        self._last = Usage(0.0, 0, 1, 1, 0)
        self._scratch_due = 0.0
        self._exit: Exit | None = None

    def usage(self) -> Usage:
        """What the worker uses now; of one that is over, what was seen last."""
        if self._exit is not None:
            return self._last
        now = tree.measure(self.pid)
        self._last = Usage(
            cpu_seconds=max(now.cpu_seconds, self._last.cpu_seconds),
            memory_bytes=max(0, now.memory_bytes - self._warm.memory_bytes),
            threads=now.threads,
            processes=now.processes,
            scratch_bytes=self._scratch_bytes(),
        )
        return self._last

    def _scratch_bytes(self) -> int:
        if self._folder is None:
            return 0
        start = time.monotonic()
        if start < self._scratch_due:
            return self._last.scratch_bytes
        used = scratch.used_bytes(self._folder, self._enough)
        if _LINUX:
            used += scratch.unlinked_bytes(tree.descendants(self.pid))
        end = time.monotonic()
        # Counting many files takes long: never more than a tenth of the time goes into it.
        self._scratch_due = end + 10 * (end - start)
        return used

    def kill(self) -> None:
        """End the worker and every process that it started."""
        if self._exit is not None:
            return
        if not _LINUX or not self._warm.own_pid_namespaces:
            tree.kill(self.pid)
            return
        # The first process of a PID namespace takes all others along.
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def finish(self) -> Exit:
        """End it, wait until all its processes are gone, empty its scratch. May be called again."""
        if self._exit is not None:
            return self._exit
        seen = self.usage()
        self.kill()
        self.socket.close()
        try:
            reply = self._warm.ask({"do": "reap", "pid": self._inner_pid}, timeout=END_SECONDS)
        except ChannelError:
            # The warm process is gone too. Its forks die with it, so all that is left is to wait.
            reply = {}
            self._wait_until_gone()
        if self._pidfd >= 0:
            os.close(self._pidfd)
        if self._folder is not None:
            scratch.empty(self._folder)
        status = reply.get("status")
        cpu = max(seen.cpu_seconds, reply.get("cpu", 0.0))
        if status is None:
            self._exit = Exit(None, None, cpu)
        elif os.WIFSIGNALED(status):
            self._exit = Exit(os.WTERMSIG(status), None, cpu)
        else:
            self._exit = Exit(None, os.WEXITSTATUS(status), cpu)
        return self._exit

    def _wait_until_gone(self) -> None:
        if self._pidfd >= 0 and not select.select([self._pidfd], [], [], END_SECONDS)[0]:
            raise TimeoutError(f"process {self.pid} does not end")


class _Warm:
    """One run of the warm process; `WarmProcess` replaces it when it dies."""

    def __init__(self, sandbox: Sandbox, serve: str) -> None:
        self.sandbox = sandbox
        self.own_pid_namespaces = Layer.NAMESPACES in sandbox.layers
        self.memory_bytes = 0
        self.missing: tuple[str, ...] = ()
        self._lock = threading.Lock()
        self._count = 0
        self._private: bool | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="autograder-", dir=sandbox.scratch_root))
        # A fork under another user id has to get through, but not to look around.
        self.folder.chmod(0o711)
        self._data = {folder: self._readable_data(i, folder) for i, folder in enumerate(sandbox.data)}
        self._control, theirs = channel.socket_pair()
        self._process = self._spawn(theirs)
        theirs.close()
        try:
            self._await_ready(serve)
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
                env=process.clean_environment(self.sandbox.device),
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def _await_ready(self, serve: str) -> None:
        self._control.settimeout(START_SECONDS)
        use_filter = Layer.SECCOMP in self.sandbox.layers
        program = seccomp.compile_filter(self.own_pid_namespaces) if use_filter else b""
        channel.send(
            self._control,
            {
                "sandbox": sandbox_to_json(self.sandbox),
                "serve": serve,
                "seccomp": base64.b64encode(program).decode(),
            },
        )
        reply, pid = channel.receive_with_sender(self._control)
        self.missing = tuple(reply["missing"])
        self.pid = pid if pid is not None else self._process.pid
        self.memory_bytes = tree.anonymous_bytes(self.pid) if _LINUX else tree.measure(self.pid).memory_bytes

    def _log_end(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")[-2000:]

    def ask(
        self, message: dict[str, Any], fds: tuple[int, ...] = (), timeout: float = 10.0
    ) -> dict[str, Any]:
        """One request and its answer. Raises ChannelError when the warm process is gone or stuck."""
        with self._lock:
            self._control.settimeout(timeout)
            channel.send(self._control, message, fds)
            return channel.receive(self._control)[0]

    def fork(self, policy: ForkPolicy) -> WorkerProcess:
        """A new fork that has put on its layers. Raises ChannelError or WarmProcessError."""
        self._count += 1
        folder = None if self.own_pid_namespaces else self.folder / f"fork-{self._count}"
        place = self._place(policy, folder)
        ours, theirs = channel.socket_pair()
        ours.settimeout(FORK_SECONDS)
        with contextlib.ExitStack() as stack:
            stack.callback(theirs.close)
            fds = [theirs.fileno()]
            if policy.submission is not None:
                fds.append(stack.enter_context(open(policy.submission, "rb")).fileno())
            reply = self.ask({"do": "fork", **fork_to_json(policy, place)}, tuple(fds), FORK_SECONDS)
        if "error" in reply:
            raise ChannelError(reply["error"])
        hello, pid = channel.receive_with_sender(ours)
        inner_pid = reply["pid"]
        enough = policy.limits.scratch_bytes
        worker = WorkerProcess(self, ours, inner_pid if pid is None else pid, inner_pid, folder, enough)
        if "error" in hello:
            worker.finish()
            raise WarmProcessError(
                Text(
                    "El aislamiento de la entrega no se pudo montar: {reason}",
                    "The isolation of the submission could not be put on: {reason}",
                ).format(reason=hello["error"])
            )
        ours.settimeout(None)
        return worker

    def _place(self, policy: ForkPolicy, folder: Path | None) -> Place:
        uid = process.unused_user_id()
        if folder is not None:
            folder.mkdir(0o700)
            if uid is not None:
                os.chown(folder, uid, uid)
        return Place(
            uid=uid,
            bypass_read_permission=folder is not None and uid is not None and self._python_is_private(uid),
            folder=namespaces.SCRATCH if folder is None else str(folder),
            data=None if policy.data is None else self._data_as_seen(policy.data),
            submission_name=None if policy.submission is None else policy.submission.name,
        )

    def _python_is_private(self, uid: int) -> bool:
        """Whether that user cannot read the Python environment, say below `/root`; asked once."""
        if self._private is None:
            self._private = not process.can_read(uid, Path(os.__file__))
        return self._private

    def _data_as_seen(self, folder: Path) -> str:
        """Where the warm process finds a lab's data. Raises KeyError for a folder not in `Sandbox.data`."""
        readable = self._data[folder]
        if self.own_pid_namespaces:
            return namespaces.data_folder(self.sandbox.data.index(folder))
        return str(readable)

    def close(self) -> None:
        """End the warm process with all its forks, and remove its folder."""
        # The end of the control channel tells it to end its forks and itself.
        self._control.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder)


class WarmProcess:
    """A warm process that is started again whenever it died. Use as a context manager."""

    def __init__(self, sandbox: Sandbox, serve: str = "autograder.worker.serve") -> None:
        """`serve` is a module, or a file that ends in `.py`, with the function `serve(socket)`."""
        self.sandbox = sandbox if sandbox.readable else replace(sandbox, readable=python_environment())
        self._serve = serve
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
            self._warm = _Warm(self.sandbox, self._serve)

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
