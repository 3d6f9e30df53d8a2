"""One submission that was found, and all that were found together."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from autograder.cells.cell import Code, Kind, Unreadable
from autograder.cells.read import read_bytes, read_submission
from autograder.text import Text


@dataclass(frozen=True, slots=True)
class Submission:
    """The file of one student for one lab. It may turn out to be unreadable."""

    student: str
    lab: str
    path: str
    """As the instructor knows it; of a file in an archive the path inside follows the archive's."""
    kind: Kind
    file: Path | None
    """Where the content can be read; None when `problem` says why it cannot."""
    problem: Text | None = None
    notes: tuple[Text, ...] = ()

    def content(self) -> bytes:
        """The bytes of the file.

        Raises:
            Unreadable: with the reason.
        """
        if self.problem is not None:
            raise Unreadable(self.problem)
        assert self.file is not None
        return read_bytes(self.file)

    def code(self) -> Code:
        """The cells of the file.

        Raises:
            Unreadable: with the reason.
        """
        return read_submission(self.content(), self.kind)


@dataclass(frozen=True, slots=True)
class Found:
    """What `find` found. Close it when the submissions have been read: archives are unpacked meanwhile."""

    submissions: tuple[Submission, ...]
    notes: tuple[Text, ...]
    """What is no submission, and why."""
    unpacked: TemporaryDirectory[str] | None = field(default=None, repr=False, compare=False)

    def close(self) -> None:
        """Delete what was unpacked."""
        if self.unpacked is not None:
            self.unpacked.cleanup()

    def __enter__(self) -> "Found":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
