"""What `find` works with: a file somewhere in what was named, and a file that may be a submission."""

from dataclasses import dataclass
from pathlib import Path

from autograder.submissions.limits import Budget
from autograder.submissions.names import LabName
from autograder.text import Text


@dataclass(frozen=True, slots=True)
class File:
    """A file somewhere in what the instructor named."""

    folders: tuple[str, ...]
    """The folders that it lies in, archives included, outermost first."""
    given: int
    """How many of the folders lead to what the instructor named."""
    name: str
    shown: str
    file: Path | None
    modified: float = 0.0
    problem: Text | None = None
    named: bool = False
    """Whether the instructor named this very file."""
    level: int = 0
    """How many archives it lies in."""
    budget: Budget | None = None
    """That of the archive that it lies in."""
    at_root: bool = True
    """Whether it lies directly in the folder or archive that was named."""
    handed_in: int | None = None
    """How many of the folders lead into the archive in which somebody handed it in, if it was one."""
    unnamed: tuple[tuple[int, str], ...] = ()
    """Archives that stand for no folder: how many of the folders lead to each, and its name."""

    def place(self, count: int) -> tuple[str, ...]:
        """The path of the first `count` folders, with all archives in it: no two places have the same."""
        parts = list(self.folders[:count])
        for position, stem in reversed(self.unnamed):
            if position < count:
                parts.insert(position, stem)
        return tuple(parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is a submission, if no better one of that student is found."""

    file: File
    lab: str
    name: LabName | None
    """What its name says; None for a name that says nothing."""
    notes: tuple[Text, ...] = ()

    @property
    def rank(self) -> tuple[bool, bool, float, str]:
        """Of a student's untouched files, or of those worked on, the one with the highest rank counts."""
        exact = self.name is not None and self.name.exact and self.name.lab == self.lab
        return self.is_notebook, exact, self.file.modified, self.file.shown

    @property
    def is_notebook(self) -> bool:
        """Whether it is a notebook, by its name."""
        return self.file.name.lower().endswith(".ipynb")
