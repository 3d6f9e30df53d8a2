"""`RunResult` as a JSON document and back; docs/result-format.md shows a real one."""

import json
from typing import Any

from autograder.records import (
    CheckResult,
    ExerciseResult,
    ExerciseStatus,
    RunResult,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)

SCHEMA = 1


def to_document(run: RunResult) -> dict[str, Any]:
    """The run as plain data, with the field names of the records."""
    return {
        "schema": run.schema,
        "autograder": run.autograder,
        "versions": dict(run.versions),
        "cpu": run.cpu,
        "graders": run.graders,
        "isolation": list(run.isolation),
        "device": run.device,
        "submissions": [submission_to_document(each) for each in run.submissions],
    }


def submission_to_document(result: SubmissionResult) -> dict[str, Any]:
    """One submission as plain data. Points and seconds are floats, never rounded."""
    return {
        "student": result.student,
        "lab": result.lab,
        "path": result.path,
        "status": result.status.value,
        "message": result.message,
        "score": float(result.score),
        "max_score": float(result.max_score),
        "manual_points": float(result.manual_points),
        "seconds": {"wall": float(result.seconds.wall), "cpu": float(result.seconds.cpu)},
        "exercises": [_exercise_to_document(each) for each in result.exercises],
        "notes": list(result.notes),
        "diagnostics": list(result.diagnostics),
    }


def _exercise_to_document(result: ExerciseResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "status": result.status.value,
        "score": float(result.score),
        "max_score": float(result.max_score),
        "message": result.message,
        "checks": [_check_to_document(each) for each in result.checks],
    }


def _check_to_document(result: CheckResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "name": result.name,
        "passed": result.passed,
        "points": float(result.points),
        "max_points": float(result.max_points),
        "message": result.message,
        "hint": result.hint,
    }


def from_document(document: Any) -> RunResult:
    """The run that a document describes; `ValueError` if it is no result of this schema."""
    try:
        if document["schema"] != SCHEMA:
            raise ValueError(f"schema {document['schema']!r}, this version reads {SCHEMA}")
        return RunResult(
            schema=SCHEMA,
            autograder=str(document["autograder"]),
            versions={str(name): str(value) for name, value in document["versions"].items()},
            cpu=str(document["cpu"]),
            graders=str(document["graders"]),
            isolation=tuple(str(each) for each in document["isolation"]),
            device=str(document["device"]),
            submissions=tuple(submission_from_document(each) for each in document["submissions"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a result file: {error!r}") from error


def submission_from_document(document: Any) -> SubmissionResult:
    """One submission; `ValueError` if the document is not what `submission_to_document` writes."""
    try:
        seconds = document["seconds"]
        return SubmissionResult(
            student=str(document["student"]),
            lab=str(document["lab"]),
            path=str(document["path"]),
            status=SubmissionStatus(document["status"]),
            message=_optional(document["message"]),
            score=float(document["score"]),
            max_score=float(document["max_score"]),
            manual_points=float(document["manual_points"]),
            seconds=Seconds(float(seconds["wall"]), float(seconds["cpu"])),
            exercises=tuple(_exercise_from_document(each) for each in document["exercises"]),
            notes=tuple(str(each) for each in document["notes"]),
            diagnostics=tuple(str(each) for each in document["diagnostics"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a graded submission: {error!r}") from error


def _exercise_from_document(document: Any) -> ExerciseResult:
    return ExerciseResult(
        name=str(document["name"]),
        status=ExerciseStatus(document["status"]),
        score=float(document["score"]),
        max_score=float(document["max_score"]),
        message=_optional(document["message"]),
        checks=tuple(_check_from_document(each) for each in document["checks"]),
    )


def _check_from_document(document: Any) -> CheckResult:
    return CheckResult(
        id=str(document["id"]),
        name=str(document["name"]),
        passed=bool(document["passed"]),
        points=float(document["points"]),
        max_points=float(document["max_points"]),
        message=_optional(document["message"]),
        hint=_optional(document["hint"]),
    )


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def dumps(run: RunResult) -> str:
    """The JSON text. A NaN or infinite score is a bug of the grader and raises `ValueError`."""
    return to_json(to_document(run))


def to_json(document: Any) -> str:
    """Readable JSON that survives a round trip whatever a file name holds."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    # A file name that is not UTF-8 arrives with lone surrogates. Inside a JSON string
    # `backslashreplace` writes them as the very escapes that JSON has for them.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def loads(text: str) -> RunResult:
    """The run in a JSON text; `ValueError` if there is none."""
    return from_document(json.loads(text))
