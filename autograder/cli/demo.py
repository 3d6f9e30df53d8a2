"""`autograder demo`: a bundled class, graded before your eyes."""

import os
from pathlib import Path

import click

from autograder.cli import course
from autograder.cli.bilingual import command, current_language, option, say
from autograder.cli.grade import exit_code, show
from autograder.cli.problems import Trouble
from autograder.reports.html import INDEX
from autograder.text import Text

ABOUT = Text(
    "Corrige el curso de muestra de demo/class y escribe un informe HTML.",
    "Grade the bundled class in demo/class and write an HTML report.",
)
HTML = Text("Carpeta del informe. Por omisión: demo-report.", "Folder of the report. Default: demo-report.")
WHERE = Text("Informe: {path}", "Report: {path}")
NO_CLASS = Text(
    "{folder} no existe. Viene con el repositorio; `python demo/make_class.py` lo vuelve a hacer.",
    "{folder} does not exist. It comes with the repository; `python demo/make_class.py` makes it anew.",
)


@command("demo", ABOUT, "make demo\nautograder demo --lang es")
@option("--html", "folder", type=click.Path(path_type=Path), metavar="DIR", text=HTML)
@option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    text=Text("Cuántas a la vez.", "How many at a time."),
)
def run(folder: Path | None, workers: int | None) -> int:
    """Grade the class."""
    from autograder.cli.grading import Conditions, grade_tasks
    from autograder.cli.tasks import find_tasks

    root = course.root()
    submissions = root / "demo" / "class"
    if not submissions.is_dir():
        raise Trouble(NO_CLASS.format(folder=submissions))
    tasks, _ = find_tasks(root, [Path(os.path.relpath(submissions))], None)
    graded = grade_tasks(root, tasks, Conditions(language=current_language(), workers=workers))
    folder = folder or root / "demo-report"
    show(graded, {"html": str(folder)})
    click.echo(say(WHERE.format(path=(folder / INDEX).resolve())))
    return exit_code(graded, None)
