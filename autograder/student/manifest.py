"""The public manifest of a lab, `lab.json`: what a machine must know of a lab and students may see."""

import json
from collections.abc import Mapping
from pathlib import Path

from autograder.records import Exercise, LabInfo, Question
from autograder.text import Text

MANIFEST = "lab.json"


class ManifestError(Exception):
    """A `lab.json` cannot be used; the message says what to do."""


def to_json(info: LabInfo, hints: Mapping[str, Text] | None = None) -> str:
    """The text of `lab.json`; the same for the same lab, always.

    `hints` are those that the local checks show.
    """
    document = {
        "name": info.name,
        "number": info.number,
        "title": info.title._asdict(),
        "exercises": [
            {
                "name": exercise.name,
                "points": exercise.points,
                "off_limits": exercise.off_limits,
                "builds_on": exercise.builds_on,
                "cpu_seconds": exercise.cpu_seconds,
                "stub_hashes": exercise.stub_hashes,
            }
            for exercise in info.exercises
        ],
        "questions": [{"id": question.id, "points": question.points} for question in info.questions],
        "example_cells": sorted(info.example_cells),
        "hints": {hint: text._asdict() for hint, text in (hints or {}).items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> LabInfo:
    """The lab that a `lab.json` describes.

    Raises:
        ManifestError: the text is not what `to_json` writes.
    """
    try:
        document = json.loads(text)
        return LabInfo(
            name=document["name"],
            number=document["number"],
            title=Text(**document["title"]),
            exercises=tuple(
                Exercise(
                    name=exercise["name"],
                    points=exercise["points"],
                    off_limits=tuple(exercise["off_limits"]),
                    builds_on=exercise["builds_on"],
                    cpu_seconds=exercise["cpu_seconds"],
                    stub_hashes=tuple(exercise["stub_hashes"]),
                )
                for exercise in document["exercises"]
            ),
            questions=tuple(
                Question(question["id"], question["points"]) for question in document["questions"]
            ),
            example_cells=frozenset(document["example_cells"]),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise ManifestError(f"{MANIFEST} cannot be read ({error!r}). Get a fresh copy of the lab.") from error


def read_manifest(folder: Path) -> LabInfo:
    """Read `lab.json` of a lab's folder.

    Raises:
        ManifestError: there is none, or it cannot be read.
    """
    path = Path(folder) / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path} cannot be opened ({error}). Get a fresh copy of the lab.") from error
    return from_json(text)
