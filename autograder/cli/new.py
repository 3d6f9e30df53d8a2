"""`autograder new lab NAME`: a lab to start from."""

import click

from autograder.cli import course
from autograder.cli.bilingual import command, say
from autograder.text import Text

ABOUT = Text(
    "Crea source/NAME: un laboratorio mínimo que ya se construye y pasa su control de calidad.",
    "Make source/NAME: a minimal lab that already builds and passes its gate.",
)
NEXT = Text(
    "Listo: {folder}. Edítalo como explica docs/adding-a-lab.md; después ejecuta `autograder build` "
    "y `autograder audit {name}`.",
    "Done: {folder}. Edit it as docs/adding-a-lab.md says; then run `autograder build` "
    "and `autograder audit {name}`.",
)


@command("new", ABOUT, "autograder new lab linear_models")
@click.argument("kind", type=click.Choice(["lab"]), metavar="lab")
@click.argument("name", metavar="NAME")
def run(kind: str, name: str) -> None:
    """Write the lab's folder."""
    from autograder.authoring.new_lab import new_lab

    root = course.root()
    with course.authors_problems():
        folder = new_lab(root, name)
    click.echo(say(NEXT.format(folder=folder, name=name)))
