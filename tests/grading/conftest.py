"""One warm process for all tests of the grading side, and a course with a toy lab."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import autograder.grading.one_thread  # noqa: F401 – first: it pins torch's threads
from autograder.cells.cell import Code
from autograder.cells.read import read_submission
from autograder.grading.grade import grade
from autograder.grading.jobs import Job, Settings
from autograder.grading.lab import Lab, load_lab
from autograder.grading.warm_process import WarmProcess
from autograder.isolation.policy import Sandbox, python_environment
from autograder.records import ExerciseResult, Limits, Reveal, SubmissionResult

COURSE = Path(__file__).parent / "course"
QUICK = Limits(call_cpu_seconds=1.0, load_cpu_seconds=2.0, memory_bytes=300 << 20)


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmProcess]:
    with WarmProcess(Sandbox(readable=python_environment())) as process:
        yield process


@pytest.fixture(scope="session")
def lab() -> Lab:
    return load_lab("toy", COURSE)


@pytest.fixture
def graded(warm: WarmProcess, lab: Lab) -> Callable[..., SubmissionResult]:
    """Grade the reference with `changes` appended: each a script's text that redefines something."""

    def run(
        *changes: str,
        reveal: Reveal = Reveal.SUMMARY,
        limits: Limits = QUICK,
        code: Code | None = None,
        **options: object,
    ) -> SubmissionResult:
        text = "\n\n".join([lab.reference, *changes])
        code = code or read_submission(text.encode(), "script")
        job = Job("ana", "toy", "toy.py", code, limits=limits, **options)
        return grade(job, code, lab, warm, Settings(reveal=reveal))

    return run


def by_name(result: SubmissionResult) -> dict[str, ExerciseResult]:
    return {each.name: each for each in result.exercises}
