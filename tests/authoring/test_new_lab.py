"""A lab from the template is complete and keeps the rules for answers."""

from pathlib import Path

import pytest

from autograder.authoring.build import build
from autograder.authoring.errors import AuthoringError
from autograder.authoring.lab_source import load_lab
from autograder.authoring.new_lab import new_lab


def test_new_lab_builds(course: Path) -> None:
    folder = new_lab(course, "line_fits")
    assert folder == course / "source" / "line_fits"
    info = load_lab(folder).info
    assert (info.name, info.number, info.title.en) == ("line_fits", 8, "Line fits")
    assert info.points == 1.0
    build(course)
    assert build(course, check=True) == []
    for path in folder.rglob("*"):
        assert path.is_dir() or "LAB_" not in path.read_text(encoding="utf-8")


def test_new_lab_has_all_that_the_gate_wants(course: Path) -> None:
    folder = new_lab(course, "line_fits")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"lab.py", "local_tests.py", "hidden_tests.py", "hints.toml", "promises.md"} <= names
    assert len([name for name in names if name.startswith("answers/right/")]) >= 2
    assert len([name for name in names if name.startswith("answers/wrong/")]) >= 3


@pytest.mark.parametrize(
    "name", ["", "x", "Line", "1st", "line-fits", "../line", "líneas", "a" * 41, "line fits"]
)
def test_bad_names_are_refused(course: Path, name: str) -> None:
    with pytest.raises(AuthoringError, match="no name for a lab"):
        new_lab(course, name)


def test_existing_lab_is_left_alone(course: Path, tiny: Path) -> None:
    before = tiny.read_bytes()
    with pytest.raises(AuthoringError, match="there already"):
        new_lab(course, "tiny")
    assert tiny.read_bytes() == before
