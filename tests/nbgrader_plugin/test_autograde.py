"""One `nbgrader autograde` over a class in which everybody did something else to the notebook."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader_plugin.grade import GradeWithEngine
from autograder.nbgrader_plugin.planned_cells import planned_cells

from .conftest import (
    MAXIMUM,
    at_home,
    called,
    cells_of,
    gradebook_points,
    hand_in,
    of_type,
    replacing,
    run_nbgrader,
    shown,
    without,
)

DOUBLE = "def double(x):\n    return 2.0 * x"
WRONG = "def double(x):\n    return 0 * x"
EVERYTHING = tuple(name for each in MAXIMUM for name in (each, f"check_{each}"))
NOTHING = dict.fromkeys(MAXIMUM, 0.0)


def code(source, grade_id=None):
    metadata = {} if grade_id is None else {"nbgrader": {"grade_id": grade_id}}
    return {
        "cell_type": "code",
        "id": hashlib.sha256(source.encode()).hexdigest()[:12],
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def copied(name, *sources):
    """Copies of a cell after it, each with its id and another text."""

    def edit(cells):
        cell = next(filter(called(name), cells))
        return [*cells, *(dict(cell, id=f"copy{number}", source=text) for number, text in enumerate(sources))]

    return edit


def all_in_one(cells):
    """Every exercise in one cell at the end, of their own cells only one check is left."""
    answers = [each["source"] for each in cells if called_any(each, MAXIMUM)]
    return [*without(*EVERYTHING[:-1])(cells), code("\n\n".join(answers))]


def called_any(cell, names):
    return any(called(name)(cell) for name in names)


def wrong_metadata(cells):
    """Each cell of nbgrader with other nonsense in its metadata."""
    nonsense = [5, None, {}, {"grade_id": "x"}, {"grade_id": "root", "schema_version": 1, "points": "many"}]
    for number, cell in enumerate(cells):
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] = nonsense[number % len(nonsense)]


CLASS = {
    "perfect": ([], MAXIMUM),
    "untouched": (None, NOTHING),
    "in_place": (
        [replacing("double", "def double(x):\n    x *= 2\n    return x")],
        {**MAXIMUM, "double": 1.5},
    ),
    "no_check": ([without("check_double", "check_Scale")], MAXIMUM),
    "no_exercise": ([without("root", "check_root")], {**MAXIMUM, "root": 0.0}),
    "moved": ([without("double", "check_double"), lambda cells: [*cells, code(DOUBLE)]], MAXIMUM),
    "all_in_one": ([all_in_one], MAXIMUM),
    "merged_into_check": (
        [
            replacing("check_double", "from autograder import check\n\ncheck('double')\n\n" + DOUBLE),
            without("double"),
        ],
        MAXIMUM,
    ),
    "merged_into_answer": (
        [
            replacing("double", DOUBLE + "\n\nfrom autograder import check\n\ncheck('double')"),
            without("check_double"),
        ],
        MAXIMUM,
    ),
    "copies_last_right": ([copied("double", WRONG, DOUBLE), copied("check_double", "1 + 1")], MAXIMUM),
    "copies_last_wrong": ([copied("double", WRONG)], {**MAXIMUM, "double": 0.0}),
    "checks_as_text": ([of_type("check_double", "markdown"), of_type("check_root", "raw")], MAXIMUM),
    "answer_as_text": ([of_type("root", "markdown")], {**MAXIMUM, "root": 0.0}),
    "own_points": (
        [replacing("check_double", "2.0"), replacing("double", WRONG)],
        {**MAXIMUM, "double": 0.0},
    ),
    "no_question": ([without("why")], MAXIMUM),
    "bad_metadata": ([wrong_metadata], MAXIMUM),
    "syntax_error": ([replacing("root", "def root(x:")], {**MAXIMUM, "root": 0.0}),
    "exits": ([replacing("count_to", "import os\n\nos._exit(1)")], {**MAXIMUM, "count_to": 0.0}),
}
UNREADABLE = {
    "truncated": b'{"cells": [{"cell_type": "code", "source": "x',
    "empty": b"",
    "a_list": b"[1, 2]",
    "no_cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
}


@pytest.fixture(scope="module")
def graded(toy_course, tmp_path_factory):
    """The course after autograding, with what was seen on the way."""
    root = Path(shutil.copytree(toy_course, tmp_path_factory.mktemp("class") / "course"))
    for student, (edits, _) in CLASS.items():
        path = hand_in(root, student, *(edits or ()))
        if edits is None:
            shutil.copy(root / "assignments" / "es" / "toy" / "toy.ipynb", path)
    hand_in(root, "english", language="en")
    utf16 = hand_in(root, "utf16")
    utf16.write_bytes(utf16.read_text(encoding="utf-8").encode("utf-16"))
    for student, content in UNREADABLE.items():
        hand_in(root, student).write_bytes(content)
    before = files(root / "submitted")
    processes = []
    stock = GradeWithEngine.preprocess

    def watched(self, nb, resources):
        done = stock(self, nb, resources)
        processes.append(descendants())
        return done

    with pytest.MonkeyPatch.context() as monkeypatch:
        at_home(root, monkeypatch)
        monkeypatch.setattr(GradeWithEngine, "preprocess", watched)
        root.joinpath("autograde.log").write_text(run_nbgrader("autograde", "toy"), encoding="utf-8")
    assert files(root / "submitted") == before
    root.joinpath("processes.json").write_text(json.dumps(processes), encoding="utf-8")
    return root


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def descendants():
    """Ids of all processes below this one that have not ended."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = entry.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it has just ended
        if state != "Z":
            parents[int(entry.parent.name)] = int(parent)
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


@pytest.mark.parametrize("student", CLASS)
def test_points_in_the_gradebook(graded, student):
    assert gradebook_points(graded, student) == CLASS[student][1]


@pytest.mark.parametrize("student", ["english", "utf16"])
def test_what_the_engine_can_read_is_graded(graded, student):
    assert gradebook_points(graded, student) == MAXIMUM


@pytest.mark.parametrize("student", UNREADABLE)
def test_an_unreadable_file_earns_nothing_and_says_why(graded, student):
    assert gradebook_points(graded, student) == NOTHING
    assert "ilegible" in shown(graded, student, "check_double")


def test_the_command_line_gives_the_same_points(graded, tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "autograder",
            "grade",
            "submitted",
            "--json",
            str(tmp_path / "points.json"),
            "--workers",
            "1",
        ],
        cwd=graded,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads((tmp_path / "points.json").read_text(encoding="utf-8"))["submissions"]
    assert {each["student"] for each in results} == {*CLASS, *UNREADABLE, "english", "utf16"}
    for result in results:
        points = {each["name"]: each["score"] for each in result["exercises"]}
        assert gradebook_points(graded, result["student"]) == (points or NOTHING), result["student"]


def test_every_cell_of_the_gradebook_is_there_once(graded):
    plan = planned_cells(f"sqlite:///{graded}/gradebook.db", "toy", "toy")
    for student in (*CLASS, *UNREADABLE, "english", "utf16"):
        cells = cells_of(graded / "autograded" / student / "toy" / "toy.ipynb")
        for planned in plan:
            (cell,) = filter(called(planned.name), cells)
            assert cell["cell_type"] == planned.cell_type
            if planned.grade:
                kinds = [output["output_type"] for output in cell["outputs"]]
                assert kinds == ["display_data", "execute_result"], (student, planned.name)


def test_written_questions_wait_for_a_person(graded):
    with Gradebook(f"sqlite:///{graded}/gradebook.db") as gradebook:
        for student in ("perfect", "no_question", "truncated"):
            (grade,) = (
                each
                for each in gradebook.find_submission_notebook("toy", "toy", student).grades
                if each.name == "why"
            )
            assert (grade.auto_score, grade.max_score, grade.needs_manual_grade) == (None, 3.0, True)


def test_a_missing_name_comes_with_what_went_wrong_in_the_notebook(graded):
    feedback = shown(graded, "syntax_error", "check_root")
    assert "Tu archivo no define root." in feedback
    assert "SyntaxError" in feedback


def test_numbers_of_cells_are_those_of_the_messages(graded):
    cells = cells_of(graded / "autograded" / "syntax_error" / "toy" / "toy.ipynb")
    (cell,) = filter(called("root"), cells)
    assert f"Celda {cell['execution_count']}, línea 1" in shown(graded, "syntax_error", "check_root")


def test_what_was_put_back_is_logged(graded):
    log = (graded / "autograde.log").read_text(encoding="utf-8")
    assert "no_exercise, toy: cells were missing or altered and are put back: root, check_root" in log
    assert "english, toy: cells" not in log


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")
def test_all_notebooks_share_one_warm_engine(graded):
    """torch is imported once: the processes after the first notebook are those after the last."""
    processes = json.loads((graded / "processes.json").read_text(encoding="utf-8"))
    assert len(processes) == len(CLASS) + len(UNREADABLE) + 2
    assert len(processes[0]) >= 3
    assert all(each == processes[0] for each in processes)
