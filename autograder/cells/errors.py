"""An exception in a student's code as a record: kind, message, and the student's own line.

Exceptions are the student's objects too: their `__str__` may raise, and any attribute may lie.
"""

import linecache
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import TypeVar

from autograder.cells.cell import place
from autograder.text import Text, harmless

_OWN_FILE = re.compile(r"<(cell \d+|script)>")
_MAX_FRAMES = 20_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What a student needs to find the error; plain data, safe to store and show."""

    type_name: str
    message: str
    line: int | None = None
    """The innermost line of the student's own code."""
    cell: str | None = None
    """`cell 7` or `script`."""
    source_line: str | None = None
    is_value_error: bool = False
    is_not_implemented: bool = False
    is_memory_error: bool = False

    @property
    def where(self) -> Text | None:
        """`celda 7, línea 3`, where it is known."""
        return place(self.cell, self.line) if self.cell else None

    @property
    def text(self) -> Text:
        """One line for the student: type, message and place."""
        what = f"{self.type_name}: {self.message}" if self.message else self.type_name
        where = self.where
        return Text(f"{what} ({where.es})", f"{what} ({where.en})") if where else Text(what, what)


def describe_error(error: BaseException) -> ErrorReport:
    """The report of any exception, even of one that resists being looked at."""
    kind = type(error)
    nowhere: tuple[int | None, str | None] = (None, None)
    line, cell = _attempt(lambda: _own_line(error), nowhere)
    source = linecache.getline(f"<{cell}>", line).strip() if cell and line else ""
    message = _attempt(lambda: str(error.msg if isinstance(error, SyntaxError) else error), None)
    return ErrorReport(
        type_name=harmless(_attempt(lambda: str(kind.__name__), "Exception"), 100),
        message=harmless("(message could not be shown)" if message is None else message, 500),
        line=line,
        cell=cell,
        source_line=harmless(source, 200) or None,
        # `type.__mro__` instead of isinstance: the object's own `__class__` may claim anything.
        is_value_error=ValueError in type.__dict__["__mro__"].__get__(kind),
        is_not_implemented=NotImplementedError in type.__dict__["__mro__"].__get__(kind),
        is_memory_error=MemoryError in type.__dict__["__mro__"].__get__(kind),
    )


def _attempt(look: Callable[[], T], otherwise: T) -> T:
    """What `look` finds, or `otherwise` when the student's object raises instead."""
    try:
        return look()
    except BaseException:
        return otherwise


def _own_line(error: BaseException) -> tuple[int | None, str | None]:
    if isinstance(error, SyntaxError) and error.filename and (own := _OWN_FILE.fullmatch(error.filename)):
        return error.lineno, own[1]
    found: tuple[int | None, str | None] = (None, None)
    for step in islice(_steps(error), _MAX_FRAMES):
        own = _OWN_FILE.fullmatch(step.tb_frame.f_code.co_filename)
        if own:
            found = step.tb_lineno, own[1]
    return found


def top_level_line(error: BaseException, filename: str) -> int:
    """The line of the statement in a cell's top level that was running; 0 where none is known."""
    for step in islice(_steps(error), _MAX_FRAMES):
        code = step.tb_frame.f_code
        if code.co_filename == filename and code.co_name == "<module>":
            return step.tb_lineno
    return 0


def _steps(error: BaseException) -> Iterator[TracebackType]:
    step: TracebackType | None = BaseException.__dict__["__traceback__"].__get__(error)
    while step is not None:
        yield step
        step = step.tb_next
