"""The cells of a lab: as the author writes them, and in which order they stand in a notebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from autograder.authoring.languages import in_language
from autograder.text import Language, Text


class Role(StrEnum):
    """What a cell is for."""

    PROSE = "prose"
    SETUP = "setup"
    EXAMPLE = "example"
    EXERCISE = "exercise"
    CHECK = "check"
    """The locked cell after an exercise; only in notebooks."""
    QUESTION = "question"
    ANSWER = "answer"
    """The cell for the answer to a written question; only in notebooks."""


CODE = frozenset({Role.SETUP, Role.EXAMPLE, Role.EXERCISE, Role.CHECK})


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell of `lab.py`, both languages of its code still together."""

    role: Role
    text: str
    line: int
    """Line of its marker in `lab.py`."""
    language: Language | None = None
    """The language of a prose cell; None where the cell serves both."""
    name: str = ""
    """Id of the exercise or question."""


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """One cell of a notebook in one language, with its solution."""

    role: Role
    id: str
    text: str
    name: str = ""


ANSWER_PLACEHOLDER = Text("*Escribe aquí tu respuesta.*", "*Write your answer here.*")

GENERATED = Text(
    "*Notebook generado a partir de `{source}`: el texto se corrige allí; tus respuestas van aquí.*",
    "*Notebook generated from `{source}`: its text is corrected there; your answers go here.*",
)


def source_of(lab: str) -> str:
    """Where a lab's source lies, as generated files name it."""
    return f"source/{lab}/lab.py"


def plan_notebook(lab: str, cells: Iterable[SourceCell], language: Language) -> tuple[NotebookCell, ...]:
    """The cells of the notebook in one language; each id says lab, language and position."""
    planned: list[tuple[Role, str, str]] = []
    for cell in cells:
        if cell.language not in (None, language):
            continue
        text = in_language(cell.text, language) if cell.role in CODE else cell.text
        planned.append((cell.role, text, cell.name))
        if cell.role is Role.EXERCISE:
            planned.append((Role.CHECK, f'from autograder import check\n\ncheck("{cell.name}")', cell.name))
        elif cell.role is Role.QUESTION:
            planned.append((Role.ANSWER, ANSWER_PLACEHOLDER.in_(language), cell.name))
    if planned:
        role, text, name = planned[0]
        foot = GENERATED.format(source=source_of(lab)).in_(language)
        planned[0] = (role, f"{text}\n\n{foot}", name)
    return tuple(
        NotebookCell(role, f"{lab}-{language}-{position:03d}", text, name)
        for position, (role, text, name) in enumerate(planned)
    )
