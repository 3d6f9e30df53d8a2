"""The kill matrix: checks × wrong answers, kept with each lab as `kill_matrix.json`."""

import json
from pathlib import Path
from typing import Any

from autograder.audit.fingerprint import mutants_hash, versions
from autograder.audit.grades import Grades, failed_checks, killing_checks
from autograder.audit.material import Material
from autograder.audit.mutant_runs import Tally
from autograder.records import ExerciseStatus

FILE = "kill_matrix.json"
SCHEMA = 1

Document = dict[str, Any]


def make_matrix(material: Material, grades: Grades, mutants: dict[str, Tally]) -> Document:
    """The matrix as JSON; the same lab gives the same bytes."""
    return {
        "schema": SCHEMA,
        "lab": material.lab.info.name,
        "hash": mutants_hash(material.root, material.lab.info.name),
        "versions": versions(),
        "promises": len(material.promises),
        "local_checks": len(material.local_checks),
        "exercises": {
            name: _exercise(material, grades, name, mutants.get(name)) for name in material.exercises
        },
    }


def _exercise(material: Material, grades: Grades, name: str, tally: Tally | None) -> Document:
    checks = material.lab.checks_for(name)
    wrong: Document = {}
    kills: dict[str, list[str]] = {check.id: [] for check in checks}
    for answer in material.wrong:
        result = grades.of(answer.name, name) if answer.exercise == name else None
        if result is None:
            continue
        for check in killing_checks(result, checks):
            kills[check].append(answer.slug)
        wrong[answer.slug] = {
            "breaks": list(answer.breaks),
            "hint": answer.hint,
            "status": str(result.status),
            "score": round(result.score, 6),
            "fails": [] if result.status is ExerciseStatus.OFF_LIMITS else list(failed_checks(result)),
            "passes_local_checks": grades.passes_locally(answer.name),
        }
    return {
        "points": material.points[name],
        "checks": {
            check.id: {
                "points": check.points,
                "promises": list(check.promises),
                "kills": sorted(kills[check.id]),
            }
            for check in checks
        },
        "right": sorted(answer.slug for answer in material.right if answer.exercise == name),
        "wrong": dict(sorted(wrong.items())),
        "mutants": None if tally is None else _tally(tally),
    }


def _tally(tally: Tally) -> Document:
    return {
        "made": tally.made,
        "killed": tally.killed,
        "equivalent": sorted(tally.equivalent),
        "survived": sorted(tally.survived),
    }


def kept_mutants(root: Path, lab: str) -> dict[str, Tally] | None:
    """The mutants of the committed matrix, if its hash is that of now and none was left unexplained."""
    path = root / "source" / lab / FILE
    if not path.is_file():
        return None
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["schema"] != SCHEMA or document["hash"] != mutants_hash(root, lab):
            return None
        kept = {name: exercise["mutants"] for name, exercise in document["exercises"].items()}
        if any(each is None or each["survived"] for each in kept.values()):
            return None
        return {name: Tally(each["killed"], tuple(each["equivalent"])) for name, each in kept.items()}
    except (ValueError, KeyError, TypeError):
        return None  # a damaged file is made anew


def without_conditions(text: str) -> Document | None:
    """A matrix without hash and versions; None if the text is no matrix."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    if not isinstance(document, dict):
        return None
    return {key: value for key, value in document.items() if key not in ("hash", "versions")}


def to_json(document: Document) -> str:
    """One line per value, so that a change is a change of few lines."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
