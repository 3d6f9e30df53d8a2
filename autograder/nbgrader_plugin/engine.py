"""The one engine that serves all notebooks of a process.

`nbgrader autograde` makes its preprocessors anew for each notebook; importing torch takes seconds, so the
engine outlives them. It is opened by the first notebook, and works in processes of its own.
"""

import atexit
import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from autograder.grading.engine import Engine
from autograder.grading.jobs import Job
from autograder.records import Device, Limits, Reveal, SubmissionResult
from autograder.results import gpu_name
from autograder.results.fingerprint import LAB_PARTS
from autograder.text import Language

Stamp = tuple[tuple[str, int, int], ...]
"""Path, time and size of every file that decides about a lab's points."""


class NotGradedError(Exception):
    """The grader or the course is at fault: nbgrader must report a failure and record no points."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an engine is opened with."""

    root: Path
    device: Device
    reveal: Reveal
    language: Language
    time_factor: float
    memory_bytes: int


@dataclass(slots=True)
class OpenEngine:
    """An engine, and what it was opened for."""

    engine: Engine
    conditions: Conditions
    isolation: tuple[str, ...]
    """Names of the layers that are on."""
    labs: dict[str, Stamp] = field(default_factory=dict)
    """The stamp of each lab when this engine first graded it: it keeps the labs that it has read."""

    def grade(self, job: Job) -> SubmissionResult:
        """The result of one submission."""
        (result,) = self.engine.grade([job])
        return result


_open: OpenEngine | None = None


def engine_for(lab: str, conditions: Conditions) -> tuple[OpenEngine, bool]:
    """The open engine, and whether it has just been opened.

    A new one is opened for other conditions, and when the lab has changed: the
    formgrader's server lives for days, and must not grade by what was true when it started.

    Raises:
        NotGradedError: CUDA is asked for and there is no GPU.
    """
    global _open
    stamp = _stamp(conditions.root / "source" / lab)
    if _open is not None and _open.conditions == conditions and _open.labs.setdefault(lab, stamp) == stamp:
        return _open, False
    close()
    if conditions.device is Device.CUDA and not gpu_name():
        raise NotGradedError(
            'device is "cuda", and there is no GPU that torch can use: set c.GradeWithEngine.device = "cpu", '
            "or see `autograder doctor`"
        )
    engine = Engine(
        conditions.root,
        workers=1,  # nbgrader takes one notebook after the other
        device=conditions.device,
        reveal=conditions.reveal,
        language=conditions.language,
        limits=Limits(memory_bytes=conditions.memory_bytes),
        time_factor=conditions.time_factor,
    )
    with contextlib.ExitStack() as on_failure:
        on_failure.enter_context(engine)
        _open = OpenEngine(engine, conditions, engine.isolation, {lab: stamp})
        on_failure.pop_all()
    return _open, True


def close() -> None:
    """End the engine with its processes; the next notebook opens another one."""
    global _open
    if _open is not None:
        _open.engine.__exit__()
        _open = None


def _stamp(lab: Path) -> Stamp:
    parts = [lab / part for part in LAB_PARTS]
    files = [file for part in parts for file in ([part] if part.is_file() else sorted(part.rglob("*")))]
    told = [(file, file.stat()) for file in files if file.is_file() and "__pycache__" not in file.parts]
    return tuple((str(file), status.st_mtime_ns, status.st_size) for file, status in told)


atexit.register(close)
