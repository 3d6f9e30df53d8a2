"""JSON and back."""

import dataclasses
import json

import pytest

from autograder.records import RunResult
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
