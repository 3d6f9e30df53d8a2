"""One submission's conversation with its workers.

A session starts a worker when it needs one, loads the student's cells there, and starts another when
one is gone. Whatever a worker says is data to be checked; what it cannot say is its score.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import torch

from autograder.cells.cell import Cell
from autograder.cells.errors import ErrorReport
from autograder.grading import gone
from autograder.grading.gone import WorkerGoneError
from autograder.grading.remote import Remote, stand_in
from autograder.grading.warm_process import WarmProcess, WorkerProcess
from autograder.isolation.policy import ForkPolicy
from autograder.records import ExerciseStatus
from autograder.testing.checks import SubmissionError, Uncrossable
from autograder.testing.submission import Claims
from autograder.text import Text, harmless
from autograder.wire.channel import Channel, ChannelClosedError
from autograder.wire.decode import decode
from autograder.wire.encode import encode
from autograder.wire.format import Handle, TensorFlags, WireError, WireLimits

Record = TypeVar("Record")

WATCHED_CALLS = 6
"""Calls of an exercise that are watched for off-limits names; watching all would slow loops down."""
EXERCISE_FACTOR = 12
"""All calls of an exercise together may take so many times the limit of one, in wall-clock time: code that
sleeps, or is slow in every call, must not keep the class waiting."""
LOAD_GRACE_SECONDS = 5.0
"""What a cell gets on top of the budget before the worker is ended: the budget ends it from within."""
_TRUSTED = WireLimits(frame_bytes=1 << 30, values=10_000_000)


@dataclass(frozen=True, slots=True)
class Load:
    """How running the student's cells went."""

    names: frozenset[str]
    notes: tuple[Text, ...]
    """What the student should know about cells that raised or were cut down."""
    definitions_only: bool
    """The cells were cut down to definitions because running them ended a worker."""


class Session:
    """The wire to one submission's code. Use as a context manager."""

    def __init__(
        self,
        warm: WarmProcess,
        policy: ForkPolicy,
        cells: Sequence[Cell],
        *,
        time_factor: float = 1.0,
        definitions_only: frozenset[str] = frozenset(),
        reference: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._warm = warm
        self._policy = policy
        self._limits = policy.limits
        self._cells = list(cells)
        self._definitions_only = definitions_only
        self._reference = reference
        """Source and names to bind after loading (rule 10)."""
        self._time_factor = time_factor
        self._worker: WorkerProcess | None = None
        self._channel: Channel | None = None
        self._generation = 0
        self._number = 0
        self._threads_after_load = 0
        self._load: Load | None = None
        self._load_error: WorkerGoneError | None = None
        self._call_seconds = policy.limits.call_cpu_seconds * time_factor
        self._watch: tuple[str, ...] = ()
        self._watched_calls = 0
        self._exercise = ""
        self._seconds_left = math.inf
        """Wall-clock time that the exercise at hand may still take."""
        self.off_limits: dict[str, tuple[str, str, int]] = {}
        """Exercise → the first off-limits call that the watch saw: name, cell, line."""
        self.cpu_seconds = 0.0

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def device(self) -> str:
        """Where the worker puts tensors: `cpu` or `cuda`."""
        return str(self._policy.device)

    @property
    def load(self) -> Load:
        """How loading went; loads first if need be.

        Raises:
            WorkerGoneError: when not even the definitions can be loaded.
        """
        self._ensure_worker()
        assert self._load is not None
        return self._load

    def begin(self, exercise: str, call_seconds: float, watch: tuple[str, ...]) -> None:
        """Turn to the next exercise.

        Args:
            exercise: its name.
            call_seconds: CPU limit of a single call, before the time factor.
            watch: off-limits patterns to watch for in its first calls.
        """
        self._call_seconds = call_seconds * self._time_factor
        self._seconds_left = self._call_seconds * EXERCISE_FACTOR
        self._exercise, self._watch, self._watched_calls = exercise, watch, 0
        if self._worker is not None:
            usage = self._worker.usage()
            if usage.threads > self._threads_after_load or usage.processes > 1:
                self._end_worker()  # the last exercise left something running
        if self._worker is not None:
            try:
                clean = self._ask({"op": "begin"}, 10.0)
            except (WorkerGoneError, SubmissionError, Uncrossable):
                clean = False
            if clean is not True:
                self._end_worker()  # what the last exercise broke, the next one must not feel

    def call(self, target: str | Remote, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
        """Call a name of the student's module, or an object that stayed there."""
        watch = self._watch if self._watched_calls < WATCHED_CALLS else ()
        self._watched_calls += 1
        value = self.request("call", target=target, args=tuple(args), kwargs=kwargs, watch=list(watch))
        if not isinstance(value, tuple) or len(value) != 2 or not isinstance(value[1], tuple):
            raise self._give_up(gone.nonsense())
        for found in value[1]:
            if not isinstance(found, tuple) or [type(each) for each in found] != [str, str, int]:
                raise self._give_up(gone.nonsense())
            seen = (harmless(found[0], 100), harmless(found[1], 40), found[2])
            self.off_limits.setdefault(self._exercise, seen)
        return value[0]

    def request(self, operation: str, **content: Any) -> Any:
        """One request and its answer.

        Raises:
            SubmissionError: the student's code raised.
            Uncrossable: the result cannot be looked at.
            WorkerGoneError: the worker is gone.
        """
        self._ensure_worker()
        if self._seconds_left <= 0:
            raise self._give_up(gone.took_too_long(self._call_seconds * EXERCISE_FACTOR))
        started = time.monotonic()
        try:
            return self._ask({"op": operation} | content, self._call_seconds)
        finally:
            self._seconds_left -= time.monotonic() - started

    def request_record(self, operation: str, record: type[Record], **content: Any) -> Record:
        """A request whose answer has the fields of `record`, checked one by one."""
        answer = self.request(operation, **content)
        names = [each.name for each in fields(record)]  # type: ignore[arg-type]
        if not isinstance(answer, tuple) or len(answer) != len(names):
            raise self._give_up(gone.nonsense())
        content = dict(zip(names, answer, strict=True))
        wanted: dict[str, type] = {
            "changed": tuple,
            "random_state_changed": tuple,
            "warnings": tuple,
            "printed": str,
            "inputs": tuple,
            "parameters": dict,
            "items": tuple,
            "exhausted": bool,
        }
        if any(not isinstance(content[name], kind) for name, kind in wanted.items() if name in content):
            raise self._give_up(gone.nonsense())
        for name in ("changed", "random_state_changed", "warnings"):
            content[name] = tuple(harmless(str(each), 200) for each in content.get(name, ()))
        return record(**{name: content[name] for name in names})

    def close(self) -> None:
        """End the worker."""
        self._end_worker()

    # ------------------------------------------------------------------------------------------

    def _ensure_worker(self) -> None:
        if self._load_error is not None:
            raise self._load_error
        if self._worker is not None:
            return
        try:
            self._start(self._load is not None and self._load.definitions_only)
        except WorkerGoneError as error:
            if self._load is not None and self._load.definitions_only:
                self._load_error = error
                raise
            first = error
            try:
                self._start(True)
            except WorkerGoneError:
                self._load_error = first
                raise first from None

    def _start(self, definitions_only: bool) -> None:
        """A fresh worker with the student's cells loaded."""
        self._worker = self._warm.fork(self._policy)
        self._channel = Channel(self._worker.socket, WireLimits().frame_bytes)
        self._generation += 1
        cells = [replace(cell, role="example") for cell in self._cells] if definitions_only else self._cells
        # The same for every worker: what ended the last one must not cost the next exercise its globals.
        budget = self._limits.load_cpu_seconds * self._time_factor
        request = {
            "op": "load",
            "device": self.device,
            "cells": [tuple(getattr(cell, field.name) for field in fields(cell)) for cell in cells],
            "definitions_only": sorted(self._definitions_only),
            "budget": budget,
        }
        try:
            answer = self._ask(request, budget + LOAD_GRACE_SECONDS)
            self._threads_after_load = self._worker.usage().threads
            self._load = self._read_load(answer, definitions_only)
            if self._reference is not None:
                source, names = self._reference
                self._ask({"op": "bind", "source": source, "names": list(names)}, 10.0)
            self._ask({"op": "begin"}, 10.0)
        except (SubmissionError, Uncrossable) as error:
            # These requests run no code of the student's, unless it rebound what they need.
            raise self._give_up(gone.nonsense()) from error

    def _read_load(self, answer: Any, definitions_only: bool) -> Load:
        match answer:
            case (list(notes), list(names)) if all(isinstance(name, str) for name in names):
                told = []
                for note in notes:
                    match note:
                        case (str(es), str(en)):
                            told.append(Text(harmless(es, 700), harmless(en, 700)))
                        case _:
                            raise self._give_up(gone.nonsense())
                return Load(frozenset(names), tuple(told[:50]), definitions_only)
        raise self._give_up(gone.nonsense())

    def _ask(self, content: dict[str, Any], cpu_seconds: float) -> Any:
        assert self._worker is not None
        assert self._channel is not None
        self._number += 1
        message = encode(content, self._stand_in, _TRUSTED)
        look = self._watcher(self._worker, cpu_seconds)
        try:
            self._channel.send(self._number, message, look)
            number, reply = self._channel.receive(look)
            if number != self._number:
                raise WireError("the answer to another call")
            answer = decode(reply, self._remote, self._tensor, None, WireLimits())
        except ChannelClosedError:
            raise self._give_up(None, cpu_seconds) from None
        except (WireError, RecursionError, MemoryError, ValueError):
            raise self._give_up(gone.nonsense()) from None
        return self._value(answer)

    def _value(self, answer: Any) -> Any:
        match answer:
            case {"value": value}:
                return value
            case {"error": dict(error), "reason": None}:
                raise SubmissionError(_error_report(error))
            case {"error": dict(error), "reason": (str(es), str(en))}:
                reason = Text(harmless(es, 300), harmless(en, 300))
                raise SubmissionError(_error_report(error), reason)
            case {"uncrossable": (str(es), str(en))}:
                raise Uncrossable(Text(harmless(es, 300), harmless(en, 300)))
        raise self._give_up(gone.nonsense())

    def _watcher(self, worker: WorkerProcess, cpu_seconds: float) -> Callable[[], None]:
        """Looks at the worker's CPU time, memory and disk while it is busy; ends it over a limit."""
        started = time.monotonic()
        wall_seconds = cpu_seconds * self._limits.wall_factor
        cpu_before: float | None = None

        def look() -> None:
            nonlocal cpu_before
            usage = worker.usage()
            if cpu_before is None:
                cpu_before = usage.cpu_seconds
            over_time = usage.cpu_seconds - cpu_before > cpu_seconds
            if over_time or time.monotonic() - started > wall_seconds:
                raise self._give_up(gone.timed_out(cpu_seconds))
            if usage.memory_bytes > self._limits.memory_bytes:
                raise self._give_up(gone.out_of_memory(self._limits.memory_bytes >> 20))
            if usage.scratch_bytes > self._limits.scratch_bytes:
                raise self._give_up(gone.disk_full(self._limits.scratch_bytes >> 20))

        return look

    def _give_up(self, error: WorkerGoneError | None, cpu_seconds: float = 0.0) -> WorkerGoneError:
        """End the worker and say why; without a reason, how the process ended is the reason."""
        exit_ = self._end_worker()
        if error is not None:
            return error
        if exit_ is None:
            return gone.nonsense()
        return gone.crashed(exit_.signal, exit_.code, cpu_seconds)

    def _end_worker(self) -> Any:
        if self._worker is None:
            return None
        worker, self._worker = self._worker, None
        if self._channel is not None:
            self._channel.close()
        exit_ = worker.finish()
        self.cpu_seconds += exit_.cpu_seconds
        return exit_

    def _stand_in(self, value: object) -> Any:
        if isinstance(value, Remote) and (value.session is not self or value.generation != self._generation):
            raise RuntimeError("a hidden test kept an object of a worker that is gone")
        return stand_in(value)

    def _remote(self, handle: Handle) -> Remote:
        return Remote(
            self,
            self._generation,
            handle.number,
            harmless(handle.kind, 20),
            harmless(handle.type_name, 80),
        )

    def _tensor(self, tensor: torch.Tensor, flags: TensorFlags) -> torch.Tensor:
        claims = Claims(flags.requires_grad, flags.is_leaf, flags.is_parameter, flags.device)
        tensor.autograder_claims = claims  # type: ignore[attr-defined]
        tensor.autograder_device = self.device  # type: ignore[attr-defined]
        return tensor


def _error_report(error: dict[Any, Any]) -> ErrorReport:
    """The worker's account of an exception, as text that is harmless and flags that are flags."""

    def text(key: str, limit: int) -> str | None:
        value = error.get(key)
        return harmless(value, limit) if isinstance(value, str) else None

    line = error.get("line")
    return ErrorReport(
        type_name=text("type_name", 80) or "Exception",
        message=text("message", 500) or "",
        line=line if type(line) is int and 0 < line < 1_000_000 else None,
        cell=text("cell", 40),
        is_value_error=error.get("is_value_error") is True,
        is_not_implemented=error.get("is_not_implemented") is True,
        is_memory_error=error.get("is_memory_error") is True,
        source_line=text("source_line", 200),
    )


def status_of(error: SubmissionError) -> ExerciseStatus:
    """The status of an exercise whose code raised."""
    return ExerciseStatus.OUT_OF_MEMORY if error.report.is_memory_error else ExerciseStatus.ERROR
