"""When is a kept result still good? When nothing that it depends on has changed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.records import Limits

ENGINE = Path(__file__).resolve().parent.parent
ENGINE_PARTS = (
    *("records.py", "text.py", "cells", "testing", "wire", "worker", "isolation", "grading"),
    # How the grader reads the source of a lab.
    *(f"authoring/{name}.py" for name in ("cell_source", "errors", "hints", "lab_source", "languages")),
    *(f"authoring/{name}.py" for name in ("percent", "plan", "scripts", "solutions")),
)
"""The part of the package that decides about points and feedback."""

LAB_PARTS = ("lab.py", "hidden_tests.py", "hints.toml", "data", "held_back")
"""The part of a lab that does so; the corpus of answers and the local checks do not."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """All that the results of one run have in common and depend on."""

    graders: str
    versions: dict[str, str]
    isolation: tuple[str, ...]
    limits: Limits
    time_factor: float
    reveal: str
    language: str
    device: str

    def key(self, student: str, lab: str, content: bytes) -> str:
        """The content hash of one submission under these conditions."""
        digest = hashlib.sha256()
        for part in (_canonical(asdict(self)), student, lab):
            _add(digest, part.encode("utf-8", "surrogatepass"))
        _add(digest, content)
        return f"sha256:{digest.hexdigest()}"


def graders_hash(root: Path, labs: Iterable[str]) -> str:
    """`sha256:` of the engine and of what decides about points in these labs."""
    digest = hashlib.sha256()
    for part in ENGINE_PARTS:
        _add_files(digest, ENGINE, ENGINE / part)
    for lab in sorted(set(labs)):
        for part in LAB_PARTS:
            _add_files(digest, root, root / "source" / lab / part)
    return f"sha256:{digest.hexdigest()}"


def _add_files(digest: "hashlib._Hash", base: Path, path: Path) -> None:
    """Names and contents of a file or of all files below a folder; nothing if there is none."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            _add(digest, file.relative_to(base).as_posix().encode())
            _add(digest, file.read_bytes())


def _add(digest: "hashlib._Hash", part: bytes) -> None:
    """Length first, so that no two lists of parts give the same bytes."""
    digest.update(len(part).to_bytes(8, "big"))
    digest.update(part)


def _canonical(document: object) -> str:
    return json.dumps(document, sort_keys=True, ensure_ascii=True)
