"""What can go wrong while writing a lab, said so that the author can put it right."""

from pathlib import Path


class AuthoringError(Exception):
    """Something that the author of a course can put right; the message says how."""


class SourceError(AuthoringError):
    """A lab's source is not as docs/source-format.md wants it.

    The message has the form `FILE:LINE: what is wrong. What to do next.`
    """

    def __init__(self, path: Path, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{path}:{line}: {problem} {remedy}")
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
