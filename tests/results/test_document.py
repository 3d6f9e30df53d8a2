"""JSON and back."""

import dataclasses
import json
from pathlib import Path

import pytest

from autograder.records import ExerciseStatus, RunResult, SubmissionStatus
from autograder.results import dumps, from_document, loads, to_document


def test_round_trip_keeps_every_bit(run: RunResult) -> None:
    assert loads(dumps(run)) == run


def test_field_names_and_states_are_those_of_the_format(run: RunResult) -> None:
    document = json.loads(dumps(run))
    (submission,) = document["submissions"]
    (exercise,) = submission["exercises"]
    assert list(document) == [
        "schema",
        "autograder",
        "versions",
        "cpu",
        "graders",
        "isolation",
        "device",
        "submissions",
    ]
    assert submission["status"] == "graded"
    assert exercise["status"] == "partial"
    assert exercise["checks"][1]["hint"] == "¿Y la pendiente?"


def test_points_are_unrounded_floats(run: RunResult) -> None:
    (submission,) = to_document(run)["submissions"]
    assert submission["score"] == 1 / 3
    assert isinstance(submission["max_score"], float)


def test_nan_is_refused(run: RunResult) -> None:
    spoiled = dataclasses.replace(run.submissions[0], score=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        dumps(dataclasses.replace(run, submissions=(spoiled,)))


def test_a_file_name_that_is_not_utf8_survives(run: RunResult) -> None:
    odd = dataclasses.replace(run.submissions[0], path="caf\udce9.ipynb")
    text = dumps(dataclasses.replace(run, submissions=(odd,)))
    text.encode("utf-8")
    assert loads(text).submissions[0].path == "caf\udce9.ipynb"


@pytest.mark.parametrize(
    "document", [{}, [], None, 3, {"schema": 99}, {"schema": 1}, {"schema": 1, "submissions": [{}]}]
)
def test_what_is_no_result_is_a_value_error(document: object) -> None:
    with pytest.raises(ValueError):
        from_document(document)


def test_the_documented_example_is_a_result() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "result-format.md").read_text(encoding="utf-8")
    run = loads(page.split("```json\n")[1].split("```")[0])
    assert [each.student for each in run.submissions] == ["ana", "josé"]
    assert json.loads(dumps(run)) == json.loads(page.split("```json\n")[1].split("```")[0])


def test_the_page_names_every_field_and_state(run: RunResult) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "result-format.md").read_text(encoding="utf-8")
    (submission,) = to_document(run)["submissions"]
    (exercise,) = submission["exercises"]
    fields = {*to_document(run), *submission, *exercise, *exercise["checks"][0]}
    assert not [word for word in (*fields, *ExerciseStatus, *SubmissionStatus) if f"`{word}`" not in page]
