"""The source of a lab as records: `load_lab("source/activations")`.

The format is described in docs/source-format.md; whatever departs from it is a `SourceError` that names file
and line and says what to do.
"""

import ast
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.authoring.cell_source import Header, read_cells, read_header
from autograder.authoring.errors import AuthoringError, SourceError
from autograder.authoring.languages import in_language
from autograder.authoring.percent import read_percent
from autograder.authoring.plan import Role, SourceCell, plan_notebook
from autograder.authoring.solutions import as_stub
from autograder.cells.analysis import source_hash
from autograder.records import Exercise, LabInfo
from autograder.text import LANGUAGES, Language

LAB_FILE = "lab.py"
LAB_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")


@dataclass(frozen=True, slots=True)
class LabSource:
    """A lab as its author wrote it."""

    info: LabInfo
    cells: tuple[SourceCell, ...]
    folder: Path


def load_lab(folder: Path) -> LabSource:
    """Read `folder/lab.py`.

    Raises:
        SourceError: the lab is not as docs/source-format.md wants it.
    """
    folder = Path(folder)
    path = folder / LAB_FILE
    if not path.is_file():
        raise SourceError(path, 1, "There is no such file.", "Make a lab with `autograder new lab NAME`.")
    if not LAB_NAME.fullmatch(folder.name):
        raise SourceError(
            path,
            1,
            f"`{folder.name}` is no name for a lab.",
            "Name the folder with lower-case letters, digits and `_` only.",
        )
    script = read_percent(path)
    header = read_header(path, script)
    cells, exercises, questions = read_cells(path, script, header)
    info = LabInfo(
        name=folder.name,
        number=header.number,
        title=header.title,
        exercises=tuple(
            replace(exercise, stub_hashes=_stub_hashes(exercise, cells)) for exercise in exercises
        ),
        questions=questions,
        example_cells=frozenset(
            planned.id
            for language in LANGUAGES
            for planned in plan_notebook(folder.name, cells, language)
            if planned.role in (Role.EXAMPLE, Role.CHECK)
        ),
    )
    return LabSource(info, cells, folder)


def _stub_hashes(exercise: Exercise, cells: tuple[SourceCell, ...]) -> tuple[str, ...]:
    source = next(cell.text for cell in cells if cell.role is Role.EXERCISE and cell.name == exercise.name)
    return tuple(source_hash(stub_definition(source, exercise.name, language)) for language in LANGUAGES)


def stub_definition(source: str, name: str, language: Language) -> str:
    """The definition of an exercise as students get it, without what stands around it in its cell."""
    stub = as_stub(in_language(source, language), language)
    for statement in ast.parse(stub).body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and statement.name == name:
            first = min([statement.lineno, *(decorator.lineno for decorator in statement.decorator_list)])
            return "\n".join(stub.split("\n")[first - 1 : statement.end_lineno])
    raise ValueError(f"{name} is not defined at the top level of its cell")


def find_labs(root: Path) -> list[Path]:
    """The folders of all labs of a course, in the order of their numbers.

    Raises:
        SourceError: a header cannot be read, or two labs have the same number.
    """
    numbers: dict[int, Path] = {}
    for path in sorted((Path(root) / "source").glob(f"*/{LAB_FILE}")):
        header: Header = read_header(path, read_percent(path))
        if header.number in numbers:
            other = numbers[header.number].name
            raise SourceError(
                path,
                1,
                f"Number {header.number} is taken by the lab `{other}`.",
                "Give one of them another number.",
            )
        numbers[header.number] = path.parent
    return [numbers[number] for number in sorted(numbers)]


def course_root() -> Path:
    """The folder of the course: `AUTOGRADER_COURSE`, else upwards from here, else beside the package.

    Raises:
        AuthoringError: `AUTOGRADER_COURSE` does not name a course, or there is none anywhere.
    """
    asked = os.environ.get("AUTOGRADER_COURSE")
    if asked:
        if not _is_course(Path(asked)):
            raise AuthoringError(
                f"AUTOGRADER_COURSE={asked}: there is no `source` with `nbgrader_config.py` beside it. "
                "Set it to the folder of the course, or unset it."
            )
        return Path(asked).resolve()
    here = Path.cwd()
    beside_package = Path(__file__).resolve().parents[2]
    for folder in (here, *here.parents, beside_package):
        if _is_course(folder):
            return folder
    raise AuthoringError(
        f"No course found in {here} or above it. Go to the folder that holds `source` and "
        "`nbgrader_config.py`, or name it in AUTOGRADER_COURSE."
    )


def _is_course(folder: Path) -> bool:
    return (folder / "source").is_dir() and (folder / "nbgrader_config.py").is_file()
