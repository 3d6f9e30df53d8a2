"""`autograder export student DIR`: the repository that students get."""

from pathlib import Path

import click

from autograder.cli import course
from autograder.cli.bilingual import command, option, say
from autograder.text import Language, Text

ABOUT = Text(
    "Escribe en DIR el repositorio que reciben los estudiantes: sin soluciones ni comprobaciones ocultas.",
    "Write the repository that students get into DIR: without solutions or hidden checks.",
)
LABS_IN = Text(
    "Idioma de los laboratorios: es, en o both (los dos). Por omisión, el del curso.",
    "Language of the labs: es, en or both. Default: the language of the course.",
)
DONE = Text("{folder}: {number} archivos.", "{folder}: {number} files.")


@command("export", ABOUT, "autograder export student ../labs-students")
@click.argument("kind", type=click.Choice(["student"]), metavar="student")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@option("--labs-in", type=click.Choice(["es", "en", "both"]), text=LABS_IN)
def run(kind: str, folder: Path, labs_in: str | None) -> None:
    """Write the repository."""
    from autograder.authoring.export import export_student

    languages: dict[str | None, Language | None] = {"es": "es", "en": "en", None: None}
    root = course.root()
    with course.authors_problems():
        files = export_student(root, folder, "both" if labs_in == "both" else languages[labs_in])
    click.echo(say(DONE.format(folder=folder, number=len(files))))
