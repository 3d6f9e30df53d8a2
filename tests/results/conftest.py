"""Records that the tests of results share."""

import pytest

from autograder.records import (
    CheckResult,
    ExerciseResult,
    ExerciseStatus,
    RunResult,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)


@pytest.fixture
def graded() -> SubmissionResult:
    """A submission with one exercise that is partly right."""
    return SubmissionResult(
        student="José Núñez",
        lab="activations",
        path="class/José Núñez/activations/activations.ipynb",
        status=SubmissionStatus.GRADED,
        message=None,
        score=1 / 3,
        max_score=1,
        manual_points=2.0,
        seconds=Seconds(1.25, 0.9),
        exercises=(
            ExerciseResult(
                "leaky_relu",
                ExerciseStatus.PARTIAL,
                1 / 3,
                1.0,
                None,
                (
                    CheckResult("test_values", "valores", True, 1 / 3, 1 / 3),
                    CheckResult("test_slopes", "pendientes", False, 0.0, 2 / 3, "No.", "¿Y la pendiente?"),
                ),
            ),
        ),
        notes=("celda 3: línea mágica saltada",),
    )


@pytest.fixture
def run(graded: SubmissionResult) -> RunResult:
    """A run with that submission."""
    return RunResult(
        schema=1,
        autograder="0.1.0",
        versions={"python": "3.11.7"},
        cpu="a processor",
        graders="sha256:00",
        isolation=("process", "rlimits"),
        device="cpu",
        submissions=(graded,),
    )
