"""Audit a lab with the real engine, and keep its kill matrix."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.audit.cases import Grader
from autograder.audit.engine_grader import EngineGrader
from autograder.audit.gate import AuditResult, Mutants, run_gate
from autograder.audit.grades import Progress
from autograder.audit.material import Material
from autograder.audit.matrix import FILE, to_json, without_conditions
from autograder.audit.rendering import FOLDER, to_markdown
from autograder.grading.engine import Engine, available_workers
from autograder.records import Reveal


def audit_lab(
    root: Path,
    name: str,
    *,
    workers: int | None = None,
    exercises: Collection[str] = (),
    mutants: Mutants = "auto",
    progress: Progress = lambda what, done, total: None,
) -> AuditResult:
    """Put one lab through the gate. Nothing is written.

    Args:
        root: the course's repository.
        name: the lab.
        workers: how many submissions are graded at a time; None: as many as there are cores.
        exercises: only these, for whoever is writing one; none: all, with a kill matrix.
        mutants: `auto` makes them only where the committed matrix no longer stands.
        progress: told what is being done, how much of it is done, and how much there is.
    """
    workers = workers or available_workers()

    @contextmanager
    def grader(_: Material) -> Iterator[Grader]:
        # Feedback as students see it, in the language in which conditions compare it.
        with Engine(root, workers=workers, reveal=Reveal.SUMMARY, language="en") as engine:
            yield EngineGrader(engine, name)

    return run_gate(
        root, name, grader, workers=workers, exercises=exercises, mutants=mutants, progress=progress
    )


def matrix_files(root: Path, result: AuditResult) -> dict[Path, str]:
    """The kill matrix as JSON and as a page: path → text."""
    if result.matrix is None:
        return {}
    return {
        root / "source" / result.lab / FILE: to_json(result.matrix),
        root / FOLDER / f"{result.lab}.md": to_markdown(result.matrix),
    }


def write_matrix(root: Path, result: AuditResult) -> list[Path]:
    """Write the kill matrix; returns what changed."""
    changed = matrix_differences(root, result)
    for path, text in matrix_files(root, result).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return changed


def matrix_differences(root: Path, result: AuditResult) -> list[Path]:
    """The files of the kill matrix that are not what was found out now.

    Hash and versions may differ: with another Python or torch the same verdicts were just made anew.
    """
    return [
        path
        for path, text in matrix_files(root, result).items()
        if not path.is_file() or _verdicts(path, path.read_text(encoding="utf-8")) != _verdicts(path, text)
    ]


def _verdicts(path: Path, text: str) -> object:
    return without_conditions(text) if path.name == FILE else text
