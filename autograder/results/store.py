"""`--results DIR`: one JSON file per submission, so that a killed run loses nothing."""

import dataclasses
import hashlib
import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

from autograder.records import SubmissionResult, SubmissionStatus
from autograder.results.document import SCHEMA, submission_from_document, submission_to_document, to_json


class ResultStore:
    """Results of earlier runs, found by the content hash of what they depend on.

    A file that cannot be read (half written by another program, of another version) counts
    as not there: its submission is graded again and the file replaced.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._kept: dict[str, SubmissionResult] = {}
        for file in sorted(folder.glob("*.json")):
            document = _read(file)
            if document is not None:
                self._kept[document[0]] = document[1]

    def find(self, key: str, path: str) -> SubmissionResult | None:
        """The kept result for this key, under the path that the submission has now."""
        kept = self._kept.get(key)
        return None if kept is None else dataclasses.replace(kept, path=path)

    def save(self, key: str, result: SubmissionResult) -> None:
        """Keep a result. One that the grader spoiled itself is kept for the record, never reused."""
        document = {"schema": SCHEMA, "key": key, "submission": submission_to_document(result)}
        write_atomically(self._folder / file_name(result), to_json(document))
        if result.status is not SubmissionStatus.GRADER_ERROR:
            self._kept[key] = result


def _read(file: Path) -> tuple[str, SubmissionResult] | None:
    """Key and result of one file, None if it holds no reusable result."""
    try:
        document: Any = json.loads(file.read_text(encoding="utf-8"))
        if document["schema"] != SCHEMA:
            return None
        result = submission_from_document(document["submission"])
        return None if result.status is SubmissionStatus.GRADER_ERROR else (str(document["key"]), result)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def file_name(result: SubmissionResult) -> str:
    """A name that every file system takes, readable, and different for different submissions."""
    identity = "\0".join((result.student, result.lab, result.path)).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(identity).hexdigest()[:10]
    return f"{_plain(result.student)}_{_plain(result.lab)}_{digest}.json"


def _plain(text: str) -> str:
    """ASCII letters, digits, dots and dashes: `José Núñez` becomes `Jose-Nunez`."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.]+", "-", letters).strip("-.")[:60] or "student"


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old text or the new one, never a part."""
    temporary = path.with_name(f".writing-{os.getpid()}-{path.name}")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
