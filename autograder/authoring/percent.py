"""Read a percent script: its YAML header and its cells, with the line each one starts on.

The format is jupytext's. It is read here and not by jupytext for two reasons: errors need line numbers, and
jupytext takes comments such as `# copy the weights` for shell commands and uncomments them.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from autograder.authoring.errors import SourceError

_MARKER = re.compile(r"# ?%%(?P<rest>\s.*)?$")
_MARKDOWN = "[markdown]"
_OPTION = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^\s"\[]+)(?:\s+|$)')


@dataclass(frozen=True, slots=True)
class PercentCell:
    """One cell as it stands in the file."""

    markdown: bool
    options: dict[str, object]
    text: str
    """Markdown without its comment marks, code as written; no blank lines at either end."""
    line: int
    """Line of the `# %%` marker."""
    text_line: int
    """Line on which `text` starts."""


@dataclass(frozen=True, slots=True)
class PercentScript:
    """A whole script."""

    header: dict[str, object]
    cells: tuple[PercentCell, ...]


def read_percent(path: Path) -> PercentScript:
    """Read a percent script from a file.

    Raises:
        SourceError: the file is not UTF-8, has no YAML header, has code outside cells, or has a cell marker
            whose options cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, f"The file is not UTF-8 ({error.reason}).", "Save it as UTF-8.") from None
    header, first = _header(path, lines)
    starts = [number for number in range(first, len(lines)) if _MARKER.match(lines[number])]
    for number in range(first, starts[0] if starts else len(lines)):
        if lines[number].strip():
            raise SourceError(
                path,
                number + 1,
                "Text before the first cell.",
                "Put a line `# %%` or `# %% [markdown]` before it.",
            )
    ends = [*starts[1:], len(lines)]
    return PercentScript(
        header, tuple(_cell(path, lines, start, end) for start, end in zip(starts, ends, strict=True))
    )


def _header(path: Path, lines: list[str]) -> tuple[dict[str, object], int]:
    """The header between two lines `# ---`, and the number of lines that it takes."""
    rules = [number for number, line in enumerate(lines) if line.rstrip() == "# ---"][:2]
    if len(rules) < 2 or rules[0] != 0:
        raise SourceError(
            path,
            1,
            "The file does not start with a header between two lines `# ---`.",
            "Copy one from docs/source-format.md.",
        )
    text = "\n".join(re.sub(r"^# ?", "", line) for line in lines[1 : rules[1]])
    try:
        header = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        raise SourceError(
            path, line, f"The header is not YAML: {getattr(error, 'problem', error)}.", "Correct it."
        ) from None
    if not isinstance(header, dict):
        raise SourceError(path, 2, "The header is empty.", "Copy one from docs/source-format.md.")
    return header, rules[1] + 1


def _cell(path: Path, lines: list[str], start: int, end: int) -> PercentCell:
    marker = _MARKER.match(lines[start])
    rest = (marker["rest"] if marker and marker["rest"] else "").strip()
    markdown = rest.startswith(_MARKDOWN)
    options = _options(path, start + 1, rest.removeprefix(_MARKDOWN).strip())
    first, last = start + 1, end
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    body = lines[first:last]
    if markdown:
        for number, line in enumerate(body, first + 1):
            if line.strip() and not line.startswith("#"):
                raise SourceError(
                    path,
                    number,
                    "A line of a Markdown cell does not start with `#`.",
                    "Start it with `# `, or begin a code cell with `# %%`.",
                )
        body = [re.sub(r"^# ?", "", line).rstrip() for line in body]
        while body and not body[0]:
            body.pop(0)
            first += 1
        while body and not body[-1]:
            body.pop()
    return PercentCell(markdown, options, "\n".join(body), start + 1, first + 1)


def _options(path: Path, line: int, text: str) -> dict[str, object]:
    """`exercise="relu" points=1` as a dict; values are written as in JSON."""
    options: dict[str, object] = {}
    position = 0
    while position < len(text):
        match = _OPTION.match(text, position)
        if match is None:
            raise SourceError(
                path,
                line,
                f"`{text[position:]}` on a cell's first line is not `key=value`.",
                'Write it like `points=1` or `exercise="relu"`.',
            )
        key, value = match.groups()
        if key in options:
            raise SourceError(path, line, f"`{key}` is given twice.", "Delete one of them.")
        try:
            options[key] = json.loads(value)
        except json.JSONDecodeError:
            raise SourceError(
                path,
                line,
                f"The value of `{key}` cannot be read: {value}.",
                "Write values as in JSON: text in double quotes, numbers, true or false, lists in brackets.",
            ) from None
        position = match.end()
    return options
