"""The grading step: its settings, and what happens when the grader or the course is at fault."""

import json
import shutil
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from nbformat.v4 import new_code_cell

from autograder.nbgrader_plugin import engine
from autograder.nbgrader_plugin.grade import NotGradedError, exercises_of
from autograder.records import (
    Device,
    ExerciseResult,
    ExerciseStatus,
    Reveal,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)

from .conftest import MAXIMUM, gradebook_points, hand_in, replacing, run_nbgrader, shown


def test_a_failure_of_the_grader_is_reported_and_no_zero(course):
    """The graders are broken, then mended, between two runs of a process that lives on."""
    hand_in(course, "ana")
    hidden = course / "source" / "toy" / "hidden_tests.py"
    right = hidden.read_text(encoding="utf-8")
    first_check = "expect_close(submission.double(X), 2 * X"
    hidden.write_text(right.replace(first_check, f"undefined\n    {first_check}"), encoding="utf-8")
    log = run_nbgrader("autograde", "toy", expected=1)
    assert "the grader failed" in log
    assert "undefined" in log
    assert gradebook_points(course, "ana") == dict.fromkeys(MAXIMUM)
    assert not (course / "autograded" / "ana" / "toy" / "toy.ipynb").exists()
    hidden.write_text(right, encoding="utf-8")
    run_nbgrader("autograde", "toy")
    assert gradebook_points(course, "ana") == MAXIMUM


def test_a_gradebook_that_is_older_than_the_lab_is_told():
    cell = new_code_cell(metadata={"nbgrader": {"points": 1.0}})
    exercise = ExerciseResult("root", ExerciseStatus.PASSED, 1.0, 1.0)
    result = SubmissionResult(
        "ana", "toy", "toy.ipynb", SubmissionStatus.GRADED, None, 1.0, 1.0, 0.0, Seconds(0, 0), (exercise,)
    )
    assert exercises_of(result, {"check_root": cell}) == {"check_root": exercise}
    other_points = replace(result, exercises=(replace(exercise, max_score=2.0),))
    for changed, cells in (
        (result, {}),
        (result, {"check_root": cell, "check_new": cell}),
        (other_points, {"check_root": cell}),
    ):
        with pytest.raises(NotGradedError, match=r"disagree about check_.*generate_assignment toy --force"):
            exercises_of(changed, cells)


def test_a_notebook_that_is_no_lab_is_told(course):
    hand_in(course, "ana")
    shutil.rmtree(course / "source" / "toy")
    assert "toy is no lab of this course" in run_nbgrader("autograde", "toy", expected=1)
    assert gradebook_points(course, "ana") == dict.fromkeys(MAXIMUM)


def test_incomplete_isolation_can_be_refused(course, monkeypatch):
    hand_in(course, "ana")
    poor = SimpleNamespace(isolation=("process", "rlimits"))
    monkeypatch.setattr("autograder.nbgrader_plugin.grade.engine_for", lambda lab, conditions: (poor, True))
    log = run_nbgrader("autograde", "toy", "--GradeWithEngine.require_isolation=True", expected=1)
    assert "isolation is incomplete; missing: landlock, seccomp, namespaces" in log
    assert gradebook_points(course, "ana") == dict.fromkeys(MAXIMUM)


def test_cuda_without_a_gpu_is_told_and_no_zero(course, monkeypatch):
    hand_in(course, "ana")
    monkeypatch.setattr(engine, "gpu_name", lambda: "")
    log = run_nbgrader("autograde", "toy", "--GradeWithEngine.device=cuda", expected=1)
    assert 'device is "cuda", and there is no GPU' in log
    assert gradebook_points(course, "ana") == dict.fromkeys(MAXIMUM)


def test_an_engine_that_cannot_tell_its_layers_is_not_kept(course, monkeypatch):
    class FakeEngine:
        """Breaks while it tells its layers, the first time."""

        opened = 0
        closed = 0

        def __init__(self, *_: Any, **_options: Any) -> None:
            FakeEngine.opened += 1

        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None:
            FakeEngine.closed += 1

        @property
        def isolation(self):
            if FakeEngine.opened == 1:
                raise RuntimeError("its process died")
            return ("process", "landlock")

    conditions = engine.Conditions(course, Device.CPU, Reveal.SUMMARY, "en", 1.0, 1 << 30)
    engine.close()
    monkeypatch.setattr(engine, "Engine", FakeEngine)
    with pytest.raises(RuntimeError, match="its process died"):
        engine.engine_for("toy", conditions)
    assert FakeEngine.closed == 1
    opened, new = engine.engine_for("toy", conditions)
    assert (opened.isolation, new) == (("process", "landlock"), True)
    assert engine.engine_for("toy", conditions) == (opened, False)
    engine.close()
    assert (FakeEngine.opened, FakeEngine.closed) == (2, 2)


def test_settings_and_language_come_from_the_configuration(course):
    hand_in(course, "ana", replacing("double", "def double(x):\n    return x + 2"))
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('\nc.GradeWithEngine.reveal = "full"\nc.GradeWithEngine.language = "en"\n')
    run_nbgrader("autograde", "toy")
    feedback = shown(course, "ana", "check_double")
    assert "0 of 2 points" in feedback
    assert "expected -3, got 0.5" in feedback


def test_an_untouched_notebook_yields_to_the_script_beside_it(course):
    """Ana works in the script, Beto in neither file, Carla in both."""
    released = course / "assignments" / "es" / "toy"
    solution = "import torch\n\n\ndef double(x):\n    return 2.0 * x\n"
    untouched = json.loads((released / "toy.ipynb").read_text(encoding="utf-8"))
    for student, script in (("ana", solution), ("beto", (released / "toy.py").read_text(encoding="utf-8"))):
        path = hand_in(course, student)
        path.write_text(json.dumps(untouched), encoding="utf-8")
        path.with_suffix(".py").write_text(script, encoding="utf-8")
    hand_in(course, "carla").with_suffix(".py").write_text(solution, encoding="utf-8")
    run_nbgrader("autograde", "toy")
    assert gradebook_points(course, "ana") == dict.fromkeys(MAXIMUM, 0.0) | {"double": 2.0}
    assert "Se corrigió toy.py" in shown(course, "ana", "check_double")
    assert gradebook_points(course, "beto") == dict.fromkeys(MAXIMUM, 0.0)
    assert "toy.py" not in shown(course, "beto", "check_double")
    assert gradebook_points(course, "carla") == MAXIMUM
