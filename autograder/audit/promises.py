"""`promises.md`: the numbered list of all that a lab's contract promises."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from autograder.authoring.errors import SourceError

FILE = "promises.md"
GENERAL = "General"

_SECTION = re.compile(r"## +(\S+) *")
_ENTRY = re.compile(r"(\d+)\. +(.*)")
_MARK = re.compile(r"\[([^\]]*)\] *")
_NO_BREAKER = "no breaker"
_OFF_LIMITS = "off_limits"


@dataclass(frozen=True, slots=True)
class Promise:
    """One entry of the list."""

    number: int
    section: str
    """`General`, or the exercise."""
    text: str
    off_limits: bool = False
    """The engine itself checks it: no check has to."""
    no_breaker: str | None = None
    """Why no wrong answer can break it, where that is so."""


def read_promises(path: Path, exercises: Sequence[str]) -> tuple[Promise, ...]:
    """The promises of a lab, in order.

    Numbers run from 1 without a gap, so that a check that names one cannot mean another. Sections are
    `General` and then all exercises in the lab's order. A line that is indented continues an entry.

    Raises:
        SourceError: the list departs from docs/measuring-graders.md.
    """
    if not path.is_file():
        raise SourceError(path, 1, "There is no such file.", "List there what the lab promises.")
    found: list[Promise] = []
    sections: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if section := _SECTION.fullmatch(line):
            sections.append(section[1])
        elif entry := _ENTRY.fullmatch(line):
            if not sections:
                _refuse(path, number, "An entry before the first section.", f"Begin with `## {GENERAL}`.")
            if int(entry[1]) != len(found) + 1:
                _refuse(
                    path,
                    number,
                    f"Entry {entry[1]} should be number {len(found) + 1}.",
                    "Number all entries of the file in one sequence.",
                )
            found.append(_promise(path, number, sections[-1], int(entry[1]), entry[2]))
        elif line.startswith((" ", "\t")) and line.strip() and found:
            last = found.pop()
            found.append(
                Promise(
                    last.number, last.section, f"{last.text} {line.strip()}", last.off_limits, last.no_breaker
                )
            )
        elif line.strip() and sections:
            _refuse(
                path,
                number,
                f"`{line[:40]}` is neither a section nor an entry.",
                "Write `## exercise`, `N. text`, or indent a line that continues an entry.",
            )
    if sections != [GENERAL, *exercises]:
        wanted = ", ".join([GENERAL, *exercises])
        _refuse(path, 1, f"The sections are {', '.join(sections) or 'none'}.", f"They should be {wanted}.")
    return tuple(found)


def _promise(path: Path, line: int, section: str, number: int, text: str) -> Promise:
    off_limits, no_breaker = False, None
    while mark := _MARK.match(text):
        name, _, reason = mark[1].partition(":")
        if name == _OFF_LIMITS and not reason:
            off_limits = True
        elif name == _NO_BREAKER and reason.strip():
            no_breaker = reason.strip()
        elif name == _NO_BREAKER:
            _refuse(
                path, line, "`[no breaker]` gives no reason.", "Write `[no breaker: why none is possible]`."
            )
        else:
            break  # brackets that belong to the text, such as an interval
        text = text[mark.end() :]
    if not text.strip():
        _refuse(path, line, f"Promise {number} says nothing.", "Write what is promised.")
    return Promise(number, section, text.strip(), off_limits, no_breaker)


def _refuse(path: Path, line: int, problem: str, remedy: str) -> NoReturn:
    raise SourceError(path, line, problem, remedy)
