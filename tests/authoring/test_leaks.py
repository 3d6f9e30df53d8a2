"""No solution, rubric or hidden check reaches `assignments/` or the students' repository, for any lab."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from autograder.authoring.build import course_files
from autograder.authoring.export import export_student
from autograder.authoring.lab_source import LabSource, load_lab
from autograder.authoring.new_lab import new_lab
from autograder.authoring.plan import Role
from autograder.authoring.solutions import BEGIN, END, as_solution
from autograder.cells.analysis import source_hash

from .conftest import COURSE, REPOSITORY, copy_course

LABS = sorted(path.parent for path in (*COURSE.glob("source/*/lab.py"), *REPOSITORY.glob("source/*/lab.py")))
SHOWN = (Role.SETUP, Role.EXAMPLE)

LONG_ENOUGH = 20
"""Shorter lines (`return x`) say nothing about where they come from."""

UNMISTAKABLE = 40
"""Up to this length an idiom (`with torch.no_grad():`) may stand in a worked example as well."""


@pytest.fixture(params=[*LABS, "template"], ids=lambda lab: getattr(lab, "name", lab))
def lab(request: pytest.FixtureRequest, tmp_path: Path) -> LabSource:
    """Each lab of the repository, the small one and the one that `new lab` writes, alone in a course."""
    course = copy_course(tmp_path / "course")
    if request.param == "template":
        shutil.rmtree(course / "source" / "tiny")
        return load_lab(new_lab(course, "fresh"))
    if request.param.name != "tiny":
        shutil.rmtree(course / "source" / "tiny")
        shutil.copytree(request.param, course / "source" / request.param.name)
    return load_lab(course / "source" / request.param.name)


def between(text: str, begin: str, end: str) -> set[str]:
    """The stripped lines of all regions between two marks."""
    found: set[str] = set()
    inside = False
    for line in map(str.strip, text.split("\n")):
        if line in (begin, end):
            inside = line == begin
        elif inside:
            found.add(line)
    return found


def secrets(lab: LabSource) -> set[str]:
    """Lines that nobody outside may see."""
    found: set[str] = set()
    for cell in lab.cells:
        if cell.role is Role.EXERCISE:
            found |= between(cell.text, BEGIN, END)
        elif cell.role is Role.QUESTION:
            found |= between(cell.text, "### BEGIN MARK SCHEME", "### END MARK SCHEME")
    found |= hidden_lines(lab)
    public = {line.strip() for cell in lab.cells if cell.role in SHOWN for line in cell.text.split("\n")}
    return {
        line
        for line in found
        if len(line) >= UNMISTAKABLE or (len(line) >= LONG_ENOUGH and line not in public)
    }


def hidden_lines(lab: LabSource) -> set[str]:
    """Lines of the hidden checks, but for those that the author wrote into the local checks as well."""

    def lines(name: str) -> set[str]:
        path = lab.folder / name
        return set(map(str.strip, path.read_text(encoding="utf-8").split("\n"))) if path.exists() else set()

    return lines("hidden_tests.py") - lines("local_tests.py")


def readable(path: Path, content: bytes) -> str:
    """The text of a file, a notebook's cells as the student reads them."""
    if path.suffix != ".ipynb":
        return content.decode("utf-8", "replace")
    return "\n".join("".join(cell["source"]) for cell in json.loads(content)["cells"])


def released(lab: LabSource) -> dict[Path, str]:
    """Every file of the release, as text."""
    files = course_files(lab.folder.parents[1])
    return {
        path: readable(path, content) for path, content in files.items() if path.parts[0] == "assignments"
    }


def test_no_secret_line_is_released(lab: LabSource) -> None:
    files = released(lab)
    assert len(files) >= 6
    wanted = secrets(lab)
    assert wanted
    for path, text in files.items():
        lines = set(map(str.strip, text.split("\n")))
        assert not wanted & lines, f"{path} shows lines of the solution or of a hidden check"
        for mark in (BEGIN, END, "MARK SCHEME", "hidden_tests"):
            assert mark not in text


def test_no_solution_is_released_in_another_layout(lab: LabSource) -> None:
    """Definitions compared as syntax trees: comments, docstrings and layout play no part."""
    hidden: set[str] = set()
    for cell in lab.cells:
        if cell.role is Role.EXERCISE:
            hidden |= set(definitions(as_solution(cell.text)).values())
    checks = lab.folder / "hidden_tests.py"
    if checks.exists():
        hidden |= set(definitions(checks.read_text(encoding="utf-8")).values())
    stubs = {exercise.name: exercise.stub_hashes for exercise in lab.info.exercises}
    for path, text in released(lab).items():
        if path.name != f"{lab.info.name}.py" and path.name != "local_tests.py":
            continue
        for name, found in definitions(text).items():
            assert found not in hidden, f"{path} defines {name} as the solution or a hidden check does"
            assert name not in stubs or found in stubs[name]


def definitions(source: str) -> dict[str, str]:
    """Hashes of the top-level functions and classes."""
    return {
        node.name: source_hash(ast.unparse(node))
        for node in ast.parse(source).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }


def test_nothing_secret_is_exported(lab: LabSource, tmp_path: Path) -> None:
    destination = tmp_path / "students"
    files = export_student(lab.folder.parents[1], destination, "both")
    wanted = secrets(lab)
    for path in files:
        lines = readable(path, (destination / path).read_bytes()).split("\n")
        if path.parts[0] != "autograder":
            assert not wanted & set(map(str.strip, lines)), path
        assert path.name not in ("hidden_tests.py", "hints.toml", "promises.md", "kill_matrix.json")
        assert "solutions" not in path.parts
        assert "held_back" not in path.parts
