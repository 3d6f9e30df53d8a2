"""A tiny course to spoil, and a grader without an engine: it runs the checks right here."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.audit.cases import Case, Grader
from autograder.audit.check_runs import Outcome, Task, load_tests, run_checks_here
from autograder.audit.grades import Grades, grade_corpus
from autograder.audit.material import Material, read_material
from autograder.grading.lab import Lab
from autograder.records import (
    CheckResult,
    Exercise,
    ExerciseResult,
    ExerciseStatus,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)

DATA = Path(__file__).parent / "data"


def quiet(what: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


class Course:
    """A copy of the tiny course; files can be spoiled before it is read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lab = root / "source" / "tiny"

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.lab / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.lab / file).write_text(text, encoding="utf-8")

    def material(self) -> Material:
        material, findings = read_material(self.root, "tiny")
        assert findings == []
        return material

    def grades(self) -> tuple[Material, Grades]:
        material = self.material()
        return material, Grades(grade_corpus(material, DirectGrader(material.lab), quiet))


class DirectGrader:
    """Grades cases in this process; of the engine's refusals it knows `np.sum` alone."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._tests = load_tests(lab.hidden_tests)
        self.graded: list[str] = []

    def grade(self, cases: Sequence[Case]) -> Iterator[tuple[str, SubmissionResult]]:
        everything = tuple(exercise.name for exercise in self._lab.info.exercises)
        for case in cases:
            self.graded.append(case.id)
            wanted = everything if case.only is None else case.only
            outcomes = run_checks_here(self._tests, Task(case.cells, wanted))
            results = tuple(
                self._exercise(exercise, outcomes, case)
                for exercise in self._lab.info.exercises
                if exercise.name in wanted
            )
            troubles = tuple(f"{name}: {each.error}" for name, each in outcomes.items() if each.error)
            score, most = sum(each.score for each in results), sum(each.max_score for each in results)
            yield (
                case.id,
                SubmissionResult(
                    case.id,
                    "tiny",
                    case.id,
                    SubmissionStatus.GRADED,
                    None,
                    score,
                    most,
                    0.0,
                    Seconds(0.0, 0.0),
                    results,
                    diagnostics=troubles,
                ),
            )

    def _exercise(self, exercise: Exercise, outcomes: dict[str, Outcome], case: Case) -> ExerciseResult:
        if exercise.name == "total" and "np.sum" in case.cells[-1]:
            said = "Your solution uses numpy.sum."
            none = tuple(
                CheckResult(check.id, check.id, False, 0.0, check.points)
                for check in self._lab.checks_for("total")
            )
            return ExerciseResult("total", ExerciseStatus.OFF_LIMITS, 0.0, exercise.points, said, none)
        checks: dict[str, CheckResult] = {}
        for check in self._lab.checks_for(exercise.name):
            outcome = outcomes[check.id]
            passed = outcome.passed and all(checks[name].passed for name in check.requires)
            hint = None if passed else self._lab.hints[outcome.hint or check.hint].en
            message = None if passed else outcome.message or "It failed."
            earned = check.points if passed else 0.0
            checks[check.id] = CheckResult(
                check.id, check.title.en, passed, earned, check.points, message, hint
            )
        score = sum(check.points for check in checks.values())
        full = all(check.passed for check in checks.values())
        status = ExerciseStatus.PASSED if full else ExerciseStatus.PARTIAL if score else ExerciseStatus.FAILED
        return ExerciseResult(exercise.name, status, score, exercise.points, None, tuple(checks.values()))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A fresh copy of the tiny course."""
    shutil.copytree(DATA / "course", tmp_path / "course")
    return Course((tmp_path / "course").resolve())


@pytest.fixture(scope="session")
def direct() -> Callable[[Material], object]:
    """What `run_gate` wants: a grader for a lab, here without an engine."""

    @contextmanager
    def factory(material: Material) -> Iterator[Grader]:
        yield DirectGrader(material.lab)

    return factory
