"""Lab and student from the names of files and folders."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.text import harmless

ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar")

_IGNORED = frozenset({"__MACOSX", "__pycache__", "node_modules"})
_COPY = re.compile(
    r"(?:[ _-]*\(\d+\)|[ _-]*cop(?:y|ia)\d*|-\d+|[ _-]+v\d+|[ _-]+(?:final|entrega))+", re.IGNORECASE
)
"""What browsers, Jupyter and people add to a name: `lab (1)`, `lab-Copy1`, `lab - copia`, `lab_final`."""
_COPY_OF = re.compile(r"^(?:copia de|copy of) +", re.IGNORECASE)
"""What Google Drive puts before it."""


@dataclass(frozen=True, slots=True)
class LabName:
    """What a name says: `ana_boxcar (1)` is a copy of Ana's `boxcar`."""

    lab: str
    student: str | None
    exact: bool
    """Whether the name is nothing but the lab's, or student and lab."""


def parse_name(stem: str, labs: Iterable[str]) -> LabName | None:
    """The lab that a name without suffix ends with, and the student before `_LAB` or `-LAB`."""
    stem = stem.strip()
    bare = _COPY_OF.sub("", stem)
    for lab in sorted(labs, key=len, reverse=True):
        expression = rf"(?:(?P<student>.+)[_-])?{re.escape(lab)}(?P<copy>{_COPY.pattern})?"
        if match := re.fullmatch(expression, bare, re.IGNORECASE):
            student = (match["student"] or "").strip(" _-") or None
            return LabName(lab, student, match["copy"] is None and bare == stem)
    return None


def is_ignored(name: str) -> bool:
    """Whether a file or folder is none of a student's work: hidden files, checkpoints, caches."""
    return name.startswith(".") or name in _IGNORED


def split_suffix(name: str) -> tuple[str, str]:
    """Stem and lower-case suffix; `.tar.gz` is one suffix."""
    lower = name.lower()
    for suffix in ARCHIVES:
        if lower.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)], suffix
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix.lower()) if stem else (name, "")


def clean(name: str) -> str:
    """A name fit to be shown, the same on every system (macOS takes accents apart)."""
    return unicodedata.normalize("NFC", harmless(name, 200)).replace("\n", " ").strip() or "?"
