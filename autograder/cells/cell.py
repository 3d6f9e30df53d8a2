"""Records of a student's code, and the one exception of reading it."""

from dataclasses import dataclass
from typing import Literal

from autograder.text import Text

Kind = Literal["notebook", "script"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of code that stands or falls on its own: a notebook's code cell, or a whole script."""

    source: str
    """Plain Python: magics are already gone, every line has kept its number."""
    name: str
    """`cell 7` or `script`. Cells are counted as `In [7]` does after "Restart and run all"."""
    cell_id: str | None
    """The notebook format's own id of the cell, where it has one."""
    index: int
    """Position among all cells of the notebook, prose included, from 0."""
    role: str | None
    """`example`, `check`, `setup` … as the cell's metadata say."""

    @property
    def filename(self) -> str:
        """The file name that tracebacks show: `<cell 7>`."""
        return f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Code:
    """All code of one submission, read but not run."""

    cells: tuple[Cell, ...]
    kind: Kind
    notes: tuple[Text, ...]
    """What the student should know about how the file was read."""


class Unreadable(Exception):
    """The file cannot be graded at all; `reason` says why, for the student."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)  # as `args`, so that the exception survives pickling
        self.reason = reason

    def __str__(self) -> str:
        return self.reason.en


def place(cell: str, line: int | None) -> Text:
    """`celda 7, línea 3` and `cell 7, line 3`."""
    where = Text(cell.replace("cell", "celda"), cell)
    return where if line is None else Text(f"{where.es}, línea {line}", f"{where.en}, line {line}")
