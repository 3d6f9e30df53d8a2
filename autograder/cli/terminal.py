"""Where output goes: colours and progress bars on a terminal, plain lines elsewhere."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from autograder.cli.bilingual import current_language, say
from autograder.records import SubmissionResult
from autograder.reports.console import print_line
from autograder.text import Text, harmless

GRADING = Text("corrigiendo", "grading")


def forgiving_streams() -> None:
    """A terminal that lacks a character gets a replacement, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def standard_output() -> Console:
    """For results."""
    return Console(highlight=False)


def standard_error() -> Console:
    """For progress, remarks and problems."""
    return Console(highlight=False, stderr=True)


def remark(text: Text, console: Console | None = None) -> None:
    """A sentence that is no result."""
    (console or standard_error()).print(harmless(say(text)), markup=False, soft_wrap=True)


class Counter:
    """Shows submissions as they are done: a bar that moves, or one line for each."""

    def __init__(self, console: Console, total: int, bar: Progress | None) -> None:
        self._console = console
        self._total = total
        self._bar = bar
        self._task = bar.add_task(say(GRADING), total=total) if bar is not None else None
        self._done = 0

    def done(self, result: SubmissionResult) -> None:
        """One more submission has its result."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, description=harmless(result.student, limit=24))
        else:
            print_line(result, self._console, current_language(), f"[{self._done}/{self._total}] ")


@contextmanager
def counter(total: int) -> Iterator[Counter]:
    """A counter on standard error, so that results alone reach standard output."""
    console = standard_error()
    if not console.is_terminal or total == 0:
        yield Counter(console, total, None)
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Counter(console, total, bar)
