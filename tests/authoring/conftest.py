"""A small course to build: one lab with an exercise of every kind."""

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
COURSE = Path(__file__).parent / "data" / "course"


def copy_course(destination: Path) -> Path:
    """The small course, complete with what every course has at its top."""
    shutil.copytree(COURSE, destination)
    for name in ("nbgrader_config.py", "LICENSE"):
        shutil.copy(REPOSITORY / name, destination)
    return destination


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course in a folder of its own."""
    return copy_course(tmp_path / "course")


@pytest.fixture
def tiny(course: Path) -> Path:
    """The `lab.py` of its lab."""
    return course / "source" / "tiny" / "lab.py"
