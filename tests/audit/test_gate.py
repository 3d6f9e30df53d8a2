"""The whole gate on the tiny lab: verdicts of mutants, the kill matrix, and when it stands."""

import json
import shutil
from pathlib import Path

import pytest

from autograder.audit import audit_lab, matrix_differences, report_text, run_gate, write_matrix
from autograder.audit.findings import Condition
from autograder.audit.fingerprint import mutants_hash
from autograder.audit.matrix import kept_mutants, to_json
from autograder.audit.mutants import mutants_of

DATA = Path(__file__).parent / "data"


def quiet(what, done, total):
    pass


def gate(course, direct, mutants="auto"):
    return run_gate(course.root, "tiny", direct, workers=2, mutants=mutants, progress=quiet)


@pytest.fixture(scope="module")
def kept(tmp_path_factory, direct):
    """The files of the tiny lab's kill matrix: path below the course → text."""
    root = tmp_path_factory.mktemp("kept").resolve() / "course"
    shutil.copytree(DATA / "course", root)
    result = run_gate(root, "tiny", direct, workers=2, progress=quiet)
    assert result.findings == ()
    return {path.relative_to(root): path.read_text() for path in write_matrix(root, result)}


@pytest.fixture
def audited(course, kept):
    """The course with its kill matrix, as `autograder audit` leaves it."""
    for path, text in kept.items():
        (course.root / path).parent.mkdir(parents=True, exist_ok=True)
        (course.root / path).write_text(text)
    return course


def test_the_good_lab_passes_and_its_matrix_stands(audited, direct):
    document = json.loads((audited.lab / "kill_matrix.json").read_text())
    scale = document["exercises"]["scale"]
    assert scale["checks"]["test_scale_default"] == {"points": 0.25, "promises": [3], "kills": ["default"]}
    assert scale["wrong"]["in_place"]["fails"] == ["test_scale_untouched"]
    assert document["exercises"]["total"]["wrong"]["numpy_sum"]["status"] == "off_limits"
    assert scale["mutants"]["survived"] == []
    assert scale["mutants"]["equivalent"] == ["comparison: x > 0 → x >= 0 [693df9f79c6f]"]
    page = (audited.root / "docs/kill-matrices/tiny.md").read_text()
    assert "| `test_scale_default` (0.25) | 3 | ✗ | · | · |" in page
    assert kept_mutants(audited.root, "tiny") is not None
    again = gate(audited, direct)
    assert again.ok
    assert not again.mutants_made
    assert matrix_differences(audited.root, again) == []
    assert again.matrix is not None
    assert to_json(again.matrix) == (audited.lab / "kill_matrix.json").read_text()
    assert "passes" in report_text(again, "en")
    assert "pasa" in report_text(again, "es")


def test_survivors_are_findings_with_advice(course, direct):
    course.write("answers/equivalent.toml", "")
    course.replace("hidden_tests.py", "[-1.5, -0.5, 0.0", "[-1.5, 0.0")
    result = gate(course, direct)
    told = {finding.where.split(" [")[0]: finding.remedy.en for finding in result.findings}
    assert {finding.condition for finding in result.findings} == {Condition.MUTANT}
    assert "It differs from the reference on" in told["scale:14 constant: 0 → (-1)"]
    assert 'id = "693df9f79c6f"' in told["scale:14 comparison: x > 0 → x >= 0"]
    assert not result.ok


def test_records_are_repeated(course, direct):
    course.replace(
        "answers/inputs.py", "return (rng.normal(size=rng.integers(1, 4, size=2)),)", "return (1,)"
    )
    course.replace("answers/equivalent.toml", "693df9f79c6f", "000000000000")
    conditions = [
        (finding.condition, finding.where.split(" ")[1]) for finding in gate(course, direct).findings
    ]
    assert sorted(conditions) == [
        (Condition.EQUIVALENT, "000000000000"),
        (Condition.EQUIVALENT, "call"),
        (Condition.MUTANT, "comparison:"),
    ]


def test_a_recorded_mutant_that_the_grader_kills(course, direct):
    entry = '\n[[equivalent]]\nid = "{}"\nexercise = "scale"\nchange = "c"\nwhy = "w"\n'
    killed = next(
        each for each in mutants_of(course.material().lab.reference, "scale") if "2.0" in each.before
    )
    path = course.lab / "answers/equivalent.toml"
    path.write_text(path.read_text() + entry.format(killed.id))
    [finding] = gate(course, direct).findings
    assert finding.condition is Condition.EQUIVALENT
    assert "refuses" in finding.what.en


def test_mutants_are_not_passed_over_in_silence(course, direct):
    [finding] = gate(course, direct, mutants="never").findings
    assert (finding.condition, finding.where) == (Condition.MUTANT, "mutants")


def test_one_exercise_alone(course, direct):
    course.replace("lab.py", "factor * x, x)", "factor * x, -x)")
    result = run_gate(course.root, "tiny", direct, exercises=["total"], progress=quiet)
    assert result.findings == ()
    assert result.mutants_made
    assert result.matrix is None
    spoiled = run_gate(course.root, "tiny", direct, exercises=["scale"], progress=quiet)
    assert Condition.REFERENCE in {finding.condition for finding in spoiled.findings}


def test_an_exercise_that_the_lab_does_not_have(course, direct):
    [finding] = run_gate(course.root, "tiny", direct, exercises=["scales"], progress=quiet).findings
    assert "has no exercise scales" in finding.what.en


def test_an_exercise_whose_reference_loses_points_has_no_mutants(course, direct):
    course.replace("lab.py", "factor * x, x)", "factor * x, -x)")
    result = gate(course, direct)
    assert (Condition.MUTANT, "mutants of scale") in [
        (each.condition, each.where) for each in result.findings
    ]
    assert result.matrix["exercises"]["scale"]["mutants"] is None
    assert result.matrix["exercises"]["total"]["mutants"]["killed"] > 0


def test_a_lab_that_cannot_be_loaded(course, direct):
    course.replace("hints.toml", "[default]", "[defaults]")
    [finding] = gate(course, direct).findings
    assert finding.condition is Condition.MATERIAL


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("lab.py", True),
        ("hidden_tests.py", True),
        ("hints.toml", True),
        ("answers/inputs.py", True),
        ("answers/equivalent.toml", True),
        ("answers/wrong/scale__default.py", False),
        ("local_tests.py", False),
        ("promises.md", False),
    ],
)
def test_the_hash_changes_with_what_mutants_depend_on(course, file, changes):
    before = mutants_hash(course.root, "tiny")
    path = course.lab / file
    path.write_text(path.read_text() + "\n")
    assert (mutants_hash(course.root, "tiny") != before) is changes


def test_the_hash_changes_with_versions(course, monkeypatch):
    before = mutants_hash(course.root, "tiny")
    monkeypatch.setattr("autograder.audit.fingerprint.versions", lambda: {"torch": "0.1"})
    assert mutants_hash(course.root, "tiny") != before


def test_a_damaged_matrix_is_made_anew(audited):
    (audited.lab / "kill_matrix.json").write_text("{")
    assert kept_mutants(audited.root, "tiny") is None


def test_a_matrix_with_survivors_is_made_anew(audited):
    path = audited.lab / "kill_matrix.json"
    document = json.loads(path.read_text())
    document["exercises"]["scale"]["mutants"]["survived"] = ["x"]
    path.write_text(json.dumps(document))
    assert kept_mutants(audited.root, "tiny") is None


def test_the_real_engine_agrees(audited):
    result = audit_lab(audited.root, "tiny", workers=2)
    assert result.findings == ()
    assert matrix_differences(audited.root, result) == []
