"""`autograder audit`: how good is the grader of a lab?"""

from pathlib import Path
from typing import Literal, cast

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from autograder.cli import course
from autograder.cli.bilingual import command, current_language, option, say
from autograder.cli.problems import Exit, Trouble
from autograder.cli.terminal import remark, standard_error
from autograder.text import Text, harmless

ABOUT = Text(
    "Mide el corrector de un laboratorio con respuestas correctas, incorrectas y mutantes, "
    "y guarda la matriz de aciertos.",
    "Measure the grader of a lab with right answers, wrong ones and mutants, and keep its kill matrix.",
)
ALL = Text("Todos los laboratorios.", "All labs.")
CI = Text(
    "No escribe nada; termina con código 1 también si la matriz guardada ya no vale.",
    "Write nothing; exit with 1 also where the committed matrix no longer stands.",
)
MUTANTS = Text(
    "auto: hace mutantes solo donde algo cambió (por omisión); always: siempre; never: nunca.",
    "auto: make mutants only where something changed (default); always; never.",
)
EXERCISE = Text(
    "Solo este ejercicio, mientras lo escribes; no guarda ninguna matriz. Se puede repetir.",
    "This exercise alone, while you write it; no matrix is kept. May be repeated.",
)
ONE_LAB = Text(
    "--exercise vale para un solo laboratorio y sin --ci.", "--exercise is for one lab, and without --ci."
)
WORKERS = Text("Cuántas entregas se corrigen a la vez.", "How many submissions are graded at a time.")
WHICH = Text("Nombra un laboratorio o usa --all.", "Name a lab, or use --all.")
STALE = Text(
    "{file} ya no corresponde a lo que se midió. Ejecuta `autograder audit {lab}` y guarda el cambio.",
    "{file} is not what was measured now. Run `autograder audit {lab}` and commit the result.",
)

Mutants = Literal["auto", "always", "never"]


@command(
    "audit",
    ABOUT,
    "autograder audit activations\nautograder audit activations --exercise elu\nautograder audit --all --ci",
)
@click.argument("labs", nargs=-1, metavar="[LAB]...")
@option("--all", "every", is_flag=True, text=ALL)
@option("--ci", is_flag=True, text=CI)
@option("--exercise", "exercises", multiple=True, metavar="NAME", text=EXERCISE)
@option("--mutants", type=click.Choice(["auto", "always", "never"]), default="auto", text=MUTANTS)
@option("--workers", type=click.IntRange(min=1), metavar="N", text=WORKERS)
def run(
    labs: tuple[str, ...],
    every: bool,
    ci: bool,
    exercises: tuple[str, ...],
    mutants: str,
    workers: int | None,
) -> int:
    """Put labs through the gate, one after the other; exit with 1 when one does not pass."""
    root = course.root()
    if not labs and not every:
        raise Trouble(WHICH)
    if exercises and (every or ci or len(labs) != 1):
        raise Trouble(ONE_LAB)
    if every:
        names = [lab.info.name for lab in course.labs(root)]
    else:
        names = [course.lab_named(root, name).info.name for name in labs]
    passed = [_audit(root, name, exercises, cast(Mutants, mutants), workers, ci) for name in names]
    return Exit.DONE if all(passed) else Exit.BELOW


def _audit(
    root: Path, name: str, exercises: tuple[str, ...], mutants: Mutants, workers: int | None, ci: bool
) -> bool:
    """Measure one lab and say what was found; whether it passes."""
    from autograder.audit import audit_lab, matrix_differences, report_text, write_matrix

    console = standard_error()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def progress(what: str, done: int, total: int) -> None:
            bar.update(task, description=f"{name}: {what}", completed=done, total=total)

        result = audit_lab(
            root, name, workers=workers, exercises=exercises, mutants=mutants, progress=progress
        )
    click.echo(harmless(report_text(result, current_language()), limit=200_000))
    if not ci:
        for path in write_matrix(root, result):
            remark(Text(f"Escrito: {path}", f"Written: {path}"))
        return result.ok
    stale = matrix_differences(root, result)
    for path in stale:
        click.echo(say(STALE.format(file=path.relative_to(root), lab=name)))
    return result.ok and not stale
