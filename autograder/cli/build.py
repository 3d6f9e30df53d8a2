"""`autograder build`: write all that is generated from the sources of the labs."""

import click

from autograder.cli import course
from autograder.cli.bilingual import command, option, say
from autograder.cli.problems import Exit
from autograder.cli.terminal import remark
from autograder.text import Text

ABOUT = Text(
    "Genera notebooks, scripts y soluciones en assignments/ y solutions/ a partir de source/.",
    "Generate notebooks, scripts and solutions in assignments/ and solutions/ from source/.",
)
CHECK = Text(
    "No escribe nada; termina con código 1 si lo generado no corresponde a las fuentes.",
    "Write nothing; exit with code 1 if what is generated is not what the sources give.",
)
UP_TO_DATE = Text("Todo está al día.", "Everything is up to date.")
WRITTEN = Text("Archivos actualizados: {number}.", "Files updated: {number}.")


@command("build", ABOUT, "autograder build\nautograder build --check")
@option("--check", is_flag=True, text=CHECK)
def run(check: bool) -> int:
    """Write, or compare."""
    from autograder.authoring.build import build

    root = course.root()
    with course.authors_problems():
        differences = build(root, check)
    for difference in differences:
        click.echo(str(difference) if check else difference.path.as_posix())
    if not differences:
        remark(UP_TO_DATE)
    elif not check:
        click.echo(say(WRITTEN.format(number=len(differences))))
    return Exit.BELOW if check and differences else Exit.DONE
