"""The warm process: imports torch once, then does nothing but fork. It never runs student code itself.

Started by `autograder.grading.warm_process` as `python -m autograder.worker.warm FD`, where FD is the
control channel. Each fork puts on its layers of isolation and answers requests on its own wire.
"""

import base64
import gc
import importlib
import os
import runpy
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.isolation import channel, namespaces, process, tree
from autograder.isolation.enter import enter, seeder
from autograder.isolation.policy import Sandbox, fork_from_json, sandbox_from_json
from autograder.records import Layer

Serve = Callable[[socket.socket], None]

LIBRARIES = (
    "torchvision",
    "torchvision.transforms.v2",
    "torch.utils.data",
    "torch._dynamo",
    "sklearn.datasets",
    "sklearn.model_selection",
    "sklearn.preprocessing",
    "sklearn.metrics",
    "sklearn.linear_model",
    "sklearn.pipeline",
    "matplotlib.pyplot",
)
"""Imported beforehand, so that no submission pays for them; one that is missing is left out."""


def warm_up() -> list[str]:
    """Import what students use and run each slow first time once. Returns what could not be imported."""
    import numpy
    import torch

    # Before any operation: threads of an OpenMP region do not survive a fork.
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    missing = []
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except Exception as error:  # whatever a broken optional package raises, grading goes on without it
            missing.append(f"{name}: {error}")
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Flatten(), torch.nn.Linear(72, 3))
    recurrent = torch.nn.LSTM(3, 4, batch_first=True)
    optimizer = torch.optim.Adam([*model.parameters(), *recurrent.parameters()])
    output, _ = recurrent(model(torch.ones(2, 1, 8, 8)).unsqueeze(1))
    torch.autograd.backward(torch.nn.functional.cross_entropy(output[:, 0], torch.tensor([0, 1])))
    optimizer.step()
    numpy.linalg.svd(numpy.eye(3))
    return missing


def load_serve(name: str) -> Serve:
    """The function `serve` of a module, or of a file when `name` ends in `.py`."""
    if name.endswith(".py"):
        serve: Serve = runpy.run_path(name)["serve"]
    else:
        serve = importlib.import_module(name).serve
    return serve


class Warm:
    """The loop on the control channel."""

    def __init__(self, control: socket.socket, sandbox: Sandbox, serve: Serve, program: bytes) -> None:
        self.control = control
        self.sandbox = sandbox
        self.serve = serve
        self.program = program
        self.own_pid_namespaces = Layer.NAMESPACES in sandbox.layers
        self.forks: set[int] = set()

    def run(self) -> None:
        """Answer requests until the trusted side is gone; then nothing of ours stays."""
        try:
            while True:
                message, fds = channel.receive(self.control)
                try:
                    reply = self._answer(message, fds)
                except OSError as error:
                    reply = {"error": str(error)}
                channel.send(self.control, reply)
        except channel.ChannelError:
            # With PID namespaces the kernel ends all of them together with this process.
            for pid in () if self.own_pid_namespaces else tuple(self.forks):
                tree.kill(pid)
                self._reap(pid)

    def _answer(self, message: dict[str, Any], fds: list[int]) -> dict[str, Any]:
        if message["do"] == "fork":
            return {"pid": self._fork(message, fds)}
        if message["do"] == "reap":
            return self._reap(message["pid"])
        return {"error": f"unknown request {message['do']!r}"}

    def _fork(self, message: dict[str, Any], fds: list[int]) -> int:
        pid = namespaces.fork() if self.own_pid_namespaces else os.fork()
        if pid == 0:
            self._become_worker(message, fds)
        for fd in fds:
            os.close(fd)
        self.forks.add(pid)
        return pid

    def _become_worker(self, message: dict[str, Any], fds: list[int]) -> None:
        """Put on all layers, say hello, serve, end. Does not return."""
        code = 1
        try:
            policy, place = fork_from_json(message)
            wire = socket.socket(fileno=fds[0])
            try:
                enter(policy, self.sandbox, place, fds[0], self.program)
                seeder()()
            except Exception as error:
                # Nothing of the student has run: the trusted side has to know why.
                channel.send(wire, {"error": f"{type(error).__name__}: {error}"})
                raise
            channel.send(wire, {"ready": True})
            self.serve(wire)
            code = 0
        finally:
            os._exit(code)

    def _reap(self, pid: int) -> dict[str, Any]:
        """Wait for a fork that is over or was killed, and for whatever it left behind."""
        _, status, used = os.wait4(pid, 0)
        self.forks.discard(pid)
        self._end_strays()
        return {"status": status, "cpu": used.ru_utime + used.ru_stime}

    def _end_strays(self) -> None:
        """End processes whose fork is gone: they have become children of this one."""
        if self.own_pid_namespaces or not sys.platform.startswith("linux"):
            return
        while strays := [pid for pid in tree.children(os.getpid()) if pid not in self.forks]:
            for pid in strays:
                tree.kill(pid)
                os.waitpid(pid, 0)


def main() -> None:
    """Get ready, say so, and serve the control channel."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    order, _ = channel.receive(control)
    sandbox = sandbox_from_json(order["sandbox"])
    process.adopt_orphans()
    missing = warm_up() if order["libraries"] else []
    serve = load_serve(order["serve"])
    gc.collect()
    gc.freeze()
    channel.send(control, {"ready": True, "missing": missing})
    Warm(control, sandbox, serve, base64.b64decode(order["seccomp"])).run()


if __name__ == "__main__":
    main()
