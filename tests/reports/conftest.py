"""A run with one submission of every kind."""

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

EVIL = "<script>alert('hola')</script>\x1b[31m\u202e"


@pytest.fixture
def run() -> RunResult:
    """Three submissions: partly right and full of odd text, unreadable, spoiled by the grader."""
    checks = (
        CheckResult("test_values", "valores a ambos lados de cero", True, 0.5, 0.5),
        CheckResult("test_slopes", "otras pendientes", False, 0.0, 0.5, f"Con x: {EVIL}", "¿Y la pendiente?"),
    )
    every_end = tuple(
        ExerciseResult(f"exercise_{status.value}", status, 0.0, 1.0, "por algo") for status in ExerciseStatus
    )
    partly = ExerciseResult("leaky_relu", ExerciseStatus.PARTIAL, 0.5, 1.0, None, checks)
    return RunResult(
        schema=1,
        autograder="0.1.0",
        versions={"python": "3.11.7", "torch": "2.15.0"},
        cpu="a processor",
        graders="sha256:0123456789abcdef",
        isolation=("process", "rlimits"),
        device="cpu",
        submissions=(
            SubmissionResult(
                EVIL,
                "activations",
                "class/x/activations.ipynb",
                SubmissionStatus.GRADED,
                None,
                0.5,
                11.0,
                2.0,
                Seconds(1.5, 1.0),
                (partly, *every_end),
                (f"celda 3: {EVIL}",),
            ),
            SubmissionResult(
                "=HYPERLINK(1)",
                "boxcar",
                "class/y/boxcar.ipynb",
                SubmissionStatus.UNREADABLE,
                "No es un notebook: el JSON termina en la línea 12.",
                0.0,
                8.0,
                0.0,
                Seconds(0.0, 0.0),
            ),
            SubmissionResult(
                "Íñigo Ñuñoa",
                "boxcar",
                "class/z/boxcar.py",
                SubmissionStatus.GRADER_ERROR,
                "KeyError en el corrector.",
                0.0,
                8.0,
                0.0,
                Seconds(0.1, 0.0),
            ),
        ),
    )
