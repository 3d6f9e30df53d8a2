"""The request loop of a worker: load the student's cells, then do what the grader asks.

All that a worker answers is a claim. It may die at any time; the trusted side counts on nothing.
"""

import builtins
import signal
import socket
import sys
import time
from collections.abc import Callable
from sys import setrecursionlimit
from types import FrameType, ModuleType
from typing import Any
from warnings import resetwarnings

import numpy as np
import torch
from numpy import seterr
from torch import set_default_dtype, set_grad_enabled

from autograder.cells.cell import Cell
from autograder.cells.errors import describe_error
from autograder.cells.execute import BudgetSpent, execute
from autograder.cells.module import new_module
from autograder.isolation.enter import seeder
from autograder.isolation.refusals import why_refused
from autograder.testing import operations
from autograder.wire.channel import Channel, ChannelClosedError
from autograder.wire.decode import decode
from autograder.wire.encode import encode
from autograder.wire.format import CannotCrossError, WireLimits
from autograder.worker.objects import ObjectTable
from autograder.worker.watch import CallWatch

Request = dict[str, Any]
_FLOAT32 = torch.float32


def serve(connection: socket.socket) -> None:
    """Answer requests until the grader hangs up."""
    # Requests come from the trusted side, so only the frame's size is bounded.
    limits = WireLimits(frame_bytes=1 << 30, values=10_000_000)
    channel = Channel(connection, limits.frame_bytes)
    worker = Worker()
    while True:
        try:
            number, content = channel.receive()
        except ChannelClosedError:
            return
        reply = worker.answer(content, limits)
        try:
            channel.send(number, reply)
        except ChannelClosedError:
            return


def _library_names() -> dict[str, dict[str, int]]:
    """Which object each name of the libraries stands for now."""
    libraries = (builtins, np, np.random, np.linalg, torch, torch.nn, torch.nn.functional)
    classes = (torch.Tensor, torch.nn.Module)
    return {
        each.__name__: {name: id(value) for name, value in vars(each).items()}
        for each in (*libraries, *classes)
    }


class Worker:
    """The student's module and what the grader may ask of it."""

    def __init__(self) -> None:
        self._objects = ObjectTable("cpu")
        self._module: ModuleType = new_module()
        self._libraries: dict[str, dict[str, int]] = {}
        self._seed = seeder()
        self._operations: dict[str, Callable[[Request], Any]] = {
            "load": self._load,
            "begin": self._begin,
            "bind": self._bind,
            "call": self._call,
            "run": self._run,
            "observe": self._observe,
            "gradient": self._gradient,
            "take": self._take,
        }

    def answer(self, content: bytes, limits: WireLimits) -> bytes:
        """One reply for one request; an exception of the student's code is a reply, too."""
        reply: dict[str, Any]
        try:
            request = decode(
                content,
                self._objects.look_up,
                self._objects.receive_tensor,
                self._objects.receive_function,
                limits,
            )
            reply = {"value": self._operations[request["op"]](request)}
            return encode(reply, self._objects.keep)
        except CannotCrossError as error:
            reply = {"uncrossable": tuple(error.text)}
        except BaseException as error:
            # SystemExit and KeyboardInterrupt from the student's code are answers like any other.
            report = describe_error(error)
            reason = why_refused(error)
            reply = {
                "error": {name: getattr(report, name) for name in report.__slots__},
                "reason": None if reason is None else tuple(reason),
            }
        return encode(reply, self._objects.keep)

    def _load(self, request: Request) -> Any:
        """Run the student's cells; `budget` seconds of CPU for all of them."""
        self._objects = ObjectTable(request["device"])
        cells = [Cell(*fields) for fields in request["cells"]]
        deadline = time.process_time() + request["budget"]

        def stop(signum: int, frame: FrameType | None) -> None:
            raise BudgetSpent

        signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, max(request["budget"], 0.001))
        try:
            reports = execute(
                cells,
                vars(self._module),
                definitions_only=frozenset(request["definitions_only"]),
                budget_left=lambda: deadline - time.process_time(),
            )
        finally:
            signal.signal(signal.SIGPROF, signal.SIG_IGN)
            signal.setitimer(signal.ITIMER_PROF, 0)
        self._libraries = _library_names()
        notes = [tuple(note) for report in reports for note in report.notes]
        return notes, sorted(name for name in vars(self._module) if not name.startswith("__"))

    def _begin(self, request: Request) -> bool:
        """Put process-wide settings back, so that one exercise does not colour the next.

        Returns False when that cannot be done, because the student's code rebound names of a library.
        """
        # Functions that were imported before the student's code ran, not names of modules: those may be
        # rebound (`np.random.seed = 42` happens).
        self._seed()
        set_default_dtype(_FLOAT32)
        set_grad_enabled(True)
        seterr(divide="warn", over="warn", under="ignore", invalid="warn")
        resetwarnings()
        setrecursionlimit(1000)
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            try:
                pyplot.close("all")
            except Exception:
                return False
        now = _library_names()
        # Names that came in addition are submodules that were imported lately. No `all`: it may be the one.
        for library, before in self._libraries.items():  # noqa: SIM110
            if not before.items() <= now[library].items():
                return False
        return True

    def _bind(self, request: Request) -> None:
        """Give names of the student's module the meaning that they have in the reference."""
        reference: dict[str, Any] = {"__name__": "reference"}
        exec(compile(request["source"], "<reference>", "exec", dont_inherit=True), reference)
        for name in request["names"]:
            setattr(self._module, name, reference[name])

    def _target(self, request: Request) -> Callable[..., Any]:
        target = request["target"]
        found: Callable[..., Any] = getattr(self._module, target) if isinstance(target, str) else target
        return found

    def _call(self, request: Request) -> Any:
        target = self._target(request)
        patterns = request.get("watch")
        if not patterns:
            return target(*request["args"], **request["kwargs"]), ()
        watch = CallWatch(patterns)
        with watch:
            value = target(*request["args"], **request["kwargs"])
        return value, tuple(watch.found)

    def _run(self, request: Request) -> Any:
        return request["function"](self._module, *request["args"], **request["kwargs"])

    def _observe(self, request: Request) -> Any:
        seen = operations.observe(self._target(request), request["args"], request["kwargs"])
        return tuple(getattr(seen, name) for name in seen.__slots__)

    def _gradient(self, request: Request) -> Any:
        found = operations.gradient(
            self._target(request),
            request["args"],
            request["kwargs"],
            request["upstream"],
            request["wrt"],
            request["parameters"],
        )
        return found.value, found.inputs, found.parameters

    def _take(self, request: Request) -> Any:
        taken = operations.take(request["iterator"], request["count"])
        return taken.items, taken.exhausted
