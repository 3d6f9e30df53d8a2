"""A course with one lab, a class in it, and a grader that needs no engine."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.new_lab import new_lab
from autograder.cells.cell import Unreadable
from autograder.cli import grading
from autograder.cli.main import main
from autograder.grading.jobs import Job, ungraded
from autograder.records import (
    CheckResult,
    ExerciseResult,
    ExerciseStatus,
    Layer,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)

RIGHT = "def mean_squared_error(prediction, target):\n    return float(((prediction - target) ** 2).mean())\n"


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def autograder(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line, in English unless it says otherwise."""
    for name in ("NO_COLOR", "FORCE_COLOR", "AUTOGRADER_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AUTOGRADER_LANG", "en")

    def run(*arguments: object) -> Ran:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with the lab `errors`."""
    root = tmp_path / "course"
    (root / "source").mkdir(parents=True)
    (root / "nbgrader_config.py").write_text("# autograder\n", encoding="utf-8")
    new_lab(root, "errors")
    monkeypatch.setenv("AUTOGRADER_COURSE", str(root))
    return root


@pytest.fixture
def class_folder(tmp_path: Path) -> Path:
    """Two scripts in nbgrader's layout, a notebook that is broken, and a file that is no submission."""
    folder = tmp_path / "class"
    for student in ("Ana", "José Núñez"):
        (folder / student / "errors").mkdir(parents=True)
        (folder / student / "errors" / "errors.py").write_text(f"# {student}\n{RIGHT}", encoding="utf-8")
    (folder / "Zoë" / "errors").mkdir(parents=True)
    (folder / "Zoë" / "errors" / "errors.ipynb").write_text('{"cells": [', encoding="utf-8")
    (folder / "notes.txt").write_text("hola", encoding="utf-8")
    return folder


@dataclass
class FakeEngine:
    """Half of the points for every readable submission, in reverse order."""

    opened: list[dict[str, Any]] = field(default_factory=list)
    graded: list[str] = field(default_factory=list)
    fails_on: str = ""
    stops_after: int | None = None

    @contextlib.contextmanager
    def open(self, root: Path, **settings: Any) -> Iterator["FakeEngine"]:
        self.opened.append(settings)
        yield self

    def grade(self, jobs: Iterable[Job]) -> Iterator[SubmissionResult]:
        for number, job in enumerate(reversed(list(jobs))):
            if number == self.stops_after:
                raise KeyboardInterrupt
            self.graded.append(job.student)
            yield self._result(job)

    def _result(self, job: Job) -> SubmissionResult:
        if isinstance(job.code, Unreadable):
            return ungraded(job, SubmissionStatus.UNREADABLE, job.code.reason.en, 1.0)
        if job.student == self.fails_on:
            return ungraded(job, SubmissionStatus.GRADER_ERROR, "the grader failed: KeyError", 1.0)
        check = CheckResult("test_values", "values", False, 0.0, 0.5, "Not so.", "Look again.")
        exercise = ExerciseResult("mean_squared_error", ExerciseStatus.PARTIAL, 0.5, 1.0, None, (check,))
        return SubmissionResult(
            job.student,
            job.lab,
            job.path,
            SubmissionStatus.GRADED,
            None,
            0.5,
            1.0,
            0.0,
            Seconds(0.1, 0.1),
            (exercise,),
        )


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """Stands for the engine; this machine has all layers."""
    fake = FakeEngine()
    monkeypatch.setattr(grading, "Engine", fake.open)
    monkeypatch.setattr(grading, "available_layers", lambda required: tuple(layer.value for layer in Layer))
    return fake
