"""What an output is."""

import sys
from pathlib import Path
from typing import Protocol

from autograder.records import RunResult
from autograder.text import Language, Text

STDOUT = "-"


class Report(Protocol):
    """One output of a run. Define `REPORT`, an object like this, in a file of its own."""

    @property
    def name(self) -> str:
        """Name of the option, without dashes."""

    @property
    def metavar(self) -> str:
        """What the option takes: `FILE`, which may be `-`, or `DIR`."""

    @property
    def help(self) -> Text:
        """One line for `--help`."""

    def write(self, run: RunResult, destination: str, language: Language) -> None:
        """Write the run to a file, `-` for standard output, or into a folder."""


def write_text(destination: str, text: str) -> None:
    """Write UTF-8 with line feeds to a file, or to standard output for `-`."""
    # A lone surrogate from a file name has no UTF-8; a replacement mark is better than no report.
    data = text.encode("utf-8", "replace")
    if destination == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    path = Path(destination)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
