"""`autograder check`: the local checks, as a student runs them."""

import contextlib
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.bilingual import command, explicit_language, option
from autograder.cli.problems import Exit, Trouble
from autograder.text import Text, harmless

if TYPE_CHECKING:
    from autograder.student.lab_files import LabFiles

ABOUT = Text(
    "Corre las comprobaciones locales de un laboratorio sobre tu notebook o script, sin aislamiento.",
    "Run the local checks of a lab on your notebook or script, without isolation.",
)
EXERCISE = Text(
    "Solo este ejercicio; se puede repetir.",
    "Only this exercise; may be repeated.",
)
BOTH = Text(
    "PATH es un notebook, un script o la carpeta del laboratorio, la que contiene local_tests.py.",
    "PATH is a notebook, a script or the lab's folder, the one that holds local_tests.py.",
)


@command(
    "check",
    Text(f"{ABOUT.es} {BOTH.es}", f"{ABOUT.en} {BOTH.en}"),
    "autograder check\nautograder check assignments/es/activations/activations.ipynb --exercise leaky_relu",
)
@click.argument("path", type=click.Path(path_type=Path), default=".", metavar="[PATH]")
@option("--exercise", "exercises", multiple=True, metavar="NAME", text=EXERCISE)
def run(path: Path, exercises: tuple[str, ...]) -> int:
    """Print the report; exit with 1 when a check does not pass."""
    if not path.exists():
        raise Trouble(Text(f"{path} no existe.", f"{path} does not exist."))
    from autograder.student.check import check_namespace
    from autograder.student.lab_files import LabProblem, find_lab
    from autograder.student.submission_file import load_submission

    try:
        lab: LabFiles = find_lab([path.resolve() if path.is_dir() else path.resolve().parent])
        lab = dataclasses.replace(lab, language=explicit_language() or lab.language)
        named = None if path.is_dir() else path.resolve()
        # Notebooks name their data relative to themselves.
        with contextlib.chdir(lab.folder):
            loaded = load_submission(lab, named)
            report = check_namespace(lab, loaded.namespace, exercises, loaded.code)
    except LabProblem as problem:
        raise Trouble(problem.text) from problem
    if report.problem is not None:
        raise Trouble(report.problem)
    for note in (loaded.why, *loaded.notes):
        click.echo(harmless(note.in_(lab.language)))
    click.echo(str(report))
    return Exit.DONE if report.passed else Exit.BELOW
