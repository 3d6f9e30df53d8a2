"""What IPython adds to Python, taken out again without moving a line.

A cell that is valid Python is left alone, whatever it looks like. In other cells lines with magics,
shell commands and help requests are emptied, so that the rest counts.
"""

import re
from dataclasses import dataclass

from autograder.cells.parse import parse

RUN_BODY = frozenset({"time", "timeit", "capture"})
"""Cell magics whose body is run once; all others skip their cell."""

_QUIET = frozenset({"matplotlib", "config", "load_ext", "reload_ext", "autoreload", "pip", "conda"})
"""Line magics whose absence no student needs to hear about."""

_CELL_MAGIC = re.compile(r"%%(\w+)")
_LINE_MAGIC = re.compile(r"[ \t]*(?:%{1,2}[A-Za-z_]|!|\?)")
_ASSIGNED = re.compile(r"[ \t]*[A-Za-z_][\w.,\[\] \t*]*=[ \t]*(?:%[A-Za-z_]|!(?!=))")
_NAME = re.compile(r"%+(\w+)")
_STRING_START = re.compile(r"'''|\"\"\"|'|\"")


@dataclass(frozen=True, slots=True)
class Plain:
    """A cell without magics."""

    source: str
    skipped_lines: tuple[int, ...] = ()
    """Numbers of the lines that were left out and might be missed."""
    skipped_cell: str | None = None
    """The cell magic that skipped the whole cell."""


def without_magics(source: str) -> Plain:
    """The cell as plain Python with the same line numbers."""
    lines = _dedent(source.split("\n"))
    if _is_python("\n".join(lines)):
        return Plain("\n".join(lines))
    first = 0
    while True:
        first = next((n for n in range(first, len(lines)) if lines[n].strip()), len(lines))
        magic = _CELL_MAGIC.match(lines[first]) if first < len(lines) else None
        if magic is None:
            break
        if magic[1] not in RUN_BODY:
            return Plain("\n" * (len(lines) - 1), skipped_cell=f"%%{magic[1]}")
        lines[first] = ""
    # The body may be indented as a whole or begin with further cell magics.
    plain, skipped = _without_lines(_dedent(lines))
    return Plain("\n".join(plain), tuple(skipped))


def _is_python(source: str) -> bool:
    try:
        parse(source, "<cell>")
    except SyntaxError:
        return False
    return True


def _dedent(lines: list[str]) -> list[str]:
    """Remove the indentation of the first line from all lines that have it, as IPython does."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def _without_lines(lines: list[str]) -> tuple[list[str], list[int]]:
    """Empty every magic, shell and help line; also the numbers of those that might be missed."""
    kept: list[str] = []
    skipped: list[int] = []
    state = _State()
    continued = False
    for number, line in enumerate(lines, start=1):
        if continued:
            kept.append("")
            continued = line.rstrip().endswith("\\")
            continue
        at_start = state.is_clean
        before = state.copy()
        code = state.read(line)
        magic = at_start and (_LINE_MAGIC.match(line) or _ASSIGNED.match(line))
        if at_start and (magic or code.rstrip().endswith("?")):
            # What was read of the line is no Python: its quotes and brackets open nothing.
            state = before
            kept.append(_empty(line))
            continued = line.rstrip().endswith("\\")
            if magic and _matters(line):
                skipped.append(number)
        else:
            kept.append(line)
    return kept, skipped


def _empty(line: str) -> str:
    """Nothing at the margin; `pass` in a block, which might have no other statement."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return f"{indent}pass" if indent else ""


def _matters(line: str) -> bool:
    if _ASSIGNED.match(line):
        return True
    name = _NAME.match(line.strip())
    return name is not None and name[1] not in _QUIET


class _State:
    """Where the text is between two lines: in a string, in brackets, after a backslash."""

    def __init__(self, quote: str = "", depth: int = 0, joined: bool = False) -> None:
        self.quote = quote
        self.depth = depth
        self.joined = joined

    @property
    def is_clean(self) -> bool:
        """Whether a new statement begins here."""
        return not self.quote and self.depth <= 0 and not self.joined

    def copy(self) -> "_State":
        return _State(self.quote, self.depth, self.joined)

    def read(self, line: str) -> str:
        """Go over one line; return what of it is neither string nor comment."""
        code = []
        position = 0
        self.joined = False
        while position < len(line):
            if self.quote:
                position = self._string_end(line, position)
                continue
            character = line[position]
            if character == "#":
                break
            if start := _STRING_START.match(line, position):
                self.quote = start[0]
                position = start.end()
                code.append('"')
                continue
            if character in "([{":
                self.depth += 1
            elif character in ")]}":
                self.depth -= 1
            code.append(character)
            position += 1
        text = "".join(code)
        self.joined = not self.quote and text.endswith("\\")
        if len(self.quote) == 1 and not line.endswith("\\"):
            self.quote = ""  # a plain string ends with its line, closed or not
        return text

    def _string_end(self, line: str, position: int) -> int:
        """The position after the open string, which is closed if it ends on this line."""
        while position < len(line):
            if line[position] == "\\":
                position += 2
            elif line.startswith(self.quote, position):
                position += len(self.quote)
                self.quote = ""
                return position
            else:
                position += 1
        return position
