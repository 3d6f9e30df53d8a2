"""The course that commands work on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.authoring.errors import AuthoringError
from autograder.authoring.lab_source import LabSource, course_root, find_labs, load_lab
from autograder.cli.problems import Trouble
from autograder.text import Text


@contextmanager
def authors_problems() -> Iterator[None]:
    """What an author can put right ends the command with the sentence that says how."""
    try:
        yield
    except AuthoringError as problem:
        raise Trouble(Text(str(problem), str(problem))) from problem


def root() -> Path:
    """The folder of the course."""
    with authors_problems():
        return course_root()


def labs(course: Path) -> list[LabSource]:
    """All labs of the course, in order."""
    with authors_problems():
        return [load_lab(folder) for folder in find_labs(course)]


def lab_named(course: Path, name: str) -> LabSource:
    """One lab; a name that does not exist ends the command."""
    found = labs(course)
    for lab in found:
        if lab.info.name == name:
            return lab
    names = ", ".join(each.info.name for each in found) or "–"
    raise Trouble(
        Text(
            f"No hay un laboratorio {name}. Los laboratorios son: {names}.",
            f"There is no lab {name}. The labs are: {names}.",
        )
    )
