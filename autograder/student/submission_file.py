"""Which of a student's two files is the submission, and what it defines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.cells.cell import Code, Unreadable
from autograder.cells.execute import execute
from autograder.cells.module import new_module
from autograder.cells.read import SUFFIXES, read_submission
from autograder.cells.worked_on import script_counts, worked_on
from autograder.student.lab_files import LabFiles, LabProblem
from autograder.text import Text


@dataclass(frozen=True, slots=True)
class Loaded:
    """A submission's file, read and run."""

    path: Path
    code: Code
    namespace: Mapping[str, Any]
    why: Text
    """Which file it is, and why this one."""
    notes: tuple[Text, ...]
    """What was odd about it: cells that raised, skipped magics."""


def load_submission(lab: LabFiles, path: Path | None = None) -> Loaded:
    """Run the submission beside the local checks, or the file that `path` names.

    Raises:
        LabProblem: there is no such file, or it cannot be read.
    """
    chosen, why = (path, _named(path)) if path is not None else choose(lab)
    kind = SUFFIXES.get(chosen.suffix)
    if kind is None:
        raise LabProblem(
            Text(
                f"{chosen} no es un notebook (.ipynb) ni un script (.py).",
                f"{chosen} is neither a notebook (.ipynb) nor a script (.py).",
            )
        )
    try:
        code = read_submission(chosen, kind)
    except Unreadable as problem:
        reason = problem.reason
        raise LabProblem(Text(f"{chosen.name}: {reason.es}", f"{chosen.name}: {reason.en}")) from problem
    module = new_module()
    reports = execute(code.cells, module.__dict__, definitions_only=lab.info.example_cells)
    notes = (*code.notes, *(note for report in reports for note in report.notes))
    return Loaded(chosen, code, module.__dict__, why, notes)


def choose(lab: LabFiles) -> tuple[Path, Text]:
    """The notebook, unless only the script was worked on.

    Raises:
        LabProblem: there is neither a notebook nor a script.
    """
    notebook, script = (lab.folder / f"{lab.info.name}{suffix}" for suffix in (".ipynb", ".py"))
    if not notebook.is_file() and not script.is_file():
        raise LabProblem(
            Text(
                f"En {lab.folder} no hay ni {notebook.name} ni {script.name}.",
                f"There is neither {notebook.name} nor {script.name} in {lab.folder}.",
            )
        )
    if not script.is_file():
        return notebook, Text(f"Se revisa {notebook.name}.", f"Checking {notebook.name}.")
    if not notebook.is_file():
        return script, Text(f"Se revisa {script.name}.", f"Checking {script.name}.")
    if script_counts(notebook, script, lab.info):
        why = Text(
            f"Se revisa {script.name}: el notebook está sin hacer.",
            f"Checking {script.name}: the notebook is untouched.",
        )
        return script, why
    if worked_on(script, "script", lab.info):
        why = Text(
            f"Se revisa {notebook.name}, no {script.name}: si ambos tienen cambios, vale el notebook.",
            f"Checking {notebook.name}, not {script.name}: where both have changes, the notebook counts.",
        )
        return notebook, why
    return notebook, Text(f"Se revisa {notebook.name}.", f"Checking {notebook.name}.")


def _named(path: Path) -> Text:
    return Text(f"Se revisa {path}.", f"Checking {path}.")
