"""The stock commands, one after the other, as instructors and students type them."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.authoring.build import build

from .conftest import (
    MAXIMUM,
    REPOSITORY,
    TOY,
    at_home,
    gradebook_points,
    make_course,
    run_nbgrader,
    solved,
)

MAIN = """
import atexit, sys
from nbgrader.apps.nbgraderapp import main
atexit.register(lambda: print("torch in nbgrader:", "torch" in sys.modules))
main()
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with an exchange, both as new as on the first day."""
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    root = make_course(tmp_path / "course", TOY)
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    at_home(root, monkeypatch)
    return root


def submit(course, student, monkeypatch, *, change=None):
    """Fetch the release, solve it, hand it in."""
    home = course.parent / student
    home.mkdir()
    at_home(home, monkeypatch)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(home / "data"))
    where = (f"--Exchange.root={course.parent / 'exchange'}", "--course=neural_networks")
    run_nbgrader("fetch_assignment", "toy", *where)
    fetched = {path.name for path in (home / "toy").iterdir()}
    assert {"toy.ipynb", "toy.py", "lab.json", "local_tests.py"} <= fetched
    notebook = json.loads((home / "toy" / "toy.ipynb").read_text(encoding="utf-8"))
    assert "### BEGIN" not in json.dumps(notebook)
    notebook = solved(course)
    if change is not None:
        change(notebook["cells"])
    (home / "toy" / "toy.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    run_nbgrader("submit", "toy", f"--student={student}", *where)
    at_home(course, monkeypatch)


def test_from_release_to_feedback_with_two_students(course, monkeypatch):
    run_nbgrader("generate_assignment", "toy", "--force")
    run_nbgrader("release_assignment", "toy")

    def half_done(cells):
        for cell in cells:
            if cell["source"].startswith("def double"):
                cell["source"] = "def double(x):\n    x *= 2\n    return x"
            if cell["source"].startswith("def root"):
                cell["source"] = "import math\n\n\ndef root(x):\n    return math.sqrt(x)"

    submit(course, "ana", monkeypatch)
    submit(course, "berta", monkeypatch, change=half_done)
    run_nbgrader("collect", "toy")

    # In a process of its own, as from a shell; the rest is quicker in this one.
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "autograde", "toy"],
        capture_output=True,
        text=True,
        env=os.environ | {"AUTOGRADER_LANG": "es"},
    )
    assert done.returncode == 0, done.stderr
    assert "torch in nbgrader: False" in done.stdout
    assert gradebook_points(course, "ana") == MAXIMUM
    assert gradebook_points(course, "berta") == {**MAXIMUM, "double": 1.5, "root": 0.0}

    grade_by_hand(course, "ana", 2.5)
    run_nbgrader("generate_feedback", "toy")
    ana, berta = (
        (course / "feedback" / student / "toy" / "toy.html").read_text(encoding="utf-8")
        for student in ("ana", "berta")
    )
    assert "(Score: 10.5 / 11.0)" in ana
    assert "(Score: 6.5 / 11.0)" in berta
    assert "1.5 de 2 puntos · parcial" in berta
    assert "math.sqrt" in berta
    assert "no se permite" in berta
    for page in (ana, berta):
        assert "output_stderr" not in page

    run_nbgrader("release_feedback", "toy")
    run_nbgrader("export")
    with (course / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {name: float(row["score"]) for name, row in rows.items()} == {"ana": 10.5, "berta": 6.5}
    assert float(rows["ana"]["max_score"]) == 11.0


def grade_by_hand(course, student, points):
    """What the formgrader does when somebody types points for the written question."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        grade = gradebook.find_grade("why", "toy", "toy", student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_a_real_lab(tmp_path, monkeypatch):
    """The reference earns everything and the untouched release nothing."""
    course = make_course(tmp_path / "course", REPOSITORY / "source" / "activations")
    at_home(course, monkeypatch)
    run_nbgrader("generate_assignment", "activations", "--force")
    release = json.dumps(
        json.loads((course / "assignments/es/activations/activations.ipynb").read_text(encoding="utf-8"))
    )
    for student, text in (
        ("ana", json.dumps(solved(course, lab="activations"))),
        ("berta", release),
    ):
        folder = Path("submitted", student, "activations")
        folder.mkdir(parents=True)
        (folder / "activations.ipynb").write_text(text, encoding="utf-8")
    run_nbgrader("autograde", "activations")
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        notebook = gradebook.find_notebook("activations", "activations")
        maximum = {cell.name.removeprefix("check_"): cell.max_score for cell in notebook.grade_cells}
    assert len(maximum) > 5
    assert gradebook_points(course, "ana", "activations") == maximum
    assert gradebook_points(course, "berta", "activations") == dict.fromkeys(maximum, 0.0)
    assert build(course) == []
