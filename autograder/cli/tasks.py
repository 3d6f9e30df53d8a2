"""What the instructor named, as tasks for a run."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from autograder.authoring.lab_source import find_labs, load_lab
from autograder.cells.cell import Code, Unreadable
from autograder.cli import course
from autograder.cli.grading import Task
from autograder.cli.problems import Trouble
from autograder.cli.terminal import remark
from autograder.grading.jobs import Job
from autograder.records import LabInfo
from autograder.submissions.find import find
from autograder.submissions.submission import Submission
from autograder.text import Text

NO_PATH = Text("{path} no existe.", "{path} does not exist.")
NOTHING = Text(
    "No hay nada que corregir. Se buscan LAB.ipynb y LAB.py, donde LAB es uno de: {labs}. "
    "Si tus archivos se llaman de otra forma, usa --lab.",
    "There is nothing to grade. Looked for LAB.ipynb and LAB.py, where LAB is one of: {labs}. "
    "If your files have other names, use --lab.",
)


def find_tasks(root: Path, paths: Sequence[Path], lab: str | None) -> tuple[list[Task], int]:
    """A task for each submission; what is none is told on standard error, and counted.

    Raises:
        Trouble: a path or the lab does not exist, or there is nothing to grade.
    """
    for path in paths:
        if not path.exists():
            raise Trouble(NO_PATH.format(path=path))
    if lab is not None:
        course.lab_named(root, lab)
    with course.authors_problems():
        names = [folder.name for folder in find_labs(root)]
    with course.authors_problems(), find(paths, lab, names, _info(root)) as found:
        for note in found.notes:
            remark(note)
        tasks = [_task(each) for each in found.submissions]
    if not tasks:
        raise Trouble(NOTHING.format(labs=", ".join(names) or "–"))
    return tasks, len(found.notes)


def _info(root: Path) -> Callable[[str], LabInfo]:
    """Reads what is public of a lab, once."""
    return cache(lambda lab: load_lab(root / "source" / lab).info)


def _task(submission: Submission) -> Task:
    """Read a submission. One that cannot be read is a task, too: its result says why."""
    code: Code | Unreadable
    content = b""
    try:
        content = submission.content()
        code = submission.code()
    except Unreadable as problem:
        code = problem
        content = content or problem.reason.en.encode()
    job = Job(submission.student, submission.lab, submission.path, code, notes=submission.notes)
    # Notes, on an ignored duplicate say, are part of the result, so the result depends on them.
    noted = "\n".join(note.en for note in submission.notes).encode("utf-8", "replace")
    return Task(job, hashlib.sha256(content).digest() + noted)
