"""`autograder grade PATH…`: grade files, folders, trees and archives of submissions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from autograder.cli import course
from autograder.cli.bilingual import command, current_language, option
from autograder.cli.device import choose_device
from autograder.cli.problems import Exit, Trouble
from autograder.cli.terminal import remark, standard_error, standard_output
from autograder.records import Limits, Reveal, RunResult, SubmissionStatus
from autograder.reports import all_reports
from autograder.reports.console import print_results
from autograder.reports.report import STDOUT
from autograder.reports.words import percent
from autograder.text import Text

ABOUT = Text(
    "Corrige entregas: notebooks, scripts, carpetas, árboles ESTUDIANTE/LAB/ y archivos .zip o .tar.gz.",
    "Grade submissions: notebooks, scripts, folders, trees STUDENT/LAB/ and .zip or .tar.gz archives.",
)
EXAMPLE = """\
autograder grade submitted/ --html report --csv grades.csv
autograder grade ana_activations.ipynb --reveal full
autograder grade class.zip --results kept --workers 4 --json -"""
LAB = Text(
    "Laboratorio de las entregas; por omisión lo dice el nombre del archivo.",
    "Lab of the submissions; by default the name of the file tells.",
)
RESULTS = Text(
    "Guarda ahí cada resultado; una segunda vez solo se corrige lo que cambió.",
    "Keep every result there; a second run grades only what changed.",
)
FORCE = Text("Corrige de nuevo lo que está en --results.", "Grade again what is kept in --results.")
WORKERS = Text(
    "Cuántas entregas se corrigen a la vez. Por omisión: los núcleos que haya.",
    "How many submissions are graded at a time. Default: as many as there are cores.",
)
DEVICE = Text(
    "Dónde se corrige (por omisión cpu); auto usa la GPU si hay.",
    "Where to grade (default cpu); auto takes the GPU where there is one.",
)
TIME = Text("Multiplica todos los límites de tiempo.", "Multiply all limits of time.")
MEMORY = Text(
    "Memoria para cada entrega, además de la de torch. Por omisión: 2048.",
    "Memory for each submission, besides torch's own. Default: 2048.",
)
REVEAL = Text(
    "Qué se cuenta de una comprobación oculta que falla: nada (none), lo prometido y una pista (summary, "
    "por omisión), o también entradas y valores (full).",
    "What is told of a hidden check that fails: nothing (none), the promise and a hint (summary, the "
    "default), or inputs and values, too (full).",
)
FAIL_UNDER = Text(
    "Termina con código 1 si una entrega queda por debajo de este porcentaje.",
    "Exit with 1 when a submission is below this percentage.",
)
REQUIRE = Text(
    "Termina con código 3 si falta una capa de aislamiento.",
    "Exit with 3 when a layer of isolation is missing.",
)
LEFT_OUT = Text(
    "No todo se corrigió: al comienzo hay {number} avisos sobre archivos y carpetas.",
    "Not everything was graded: see the remarks on files and folders at the beginning ({number}).",
)
ONE_STDOUT = Text(
    "Solo una salida puede ir a la salida estándar (`-`).", "Only one output can go to standard output (`-`)."
)
HTML_FOLDER = Text("--{name} necesita una carpeta, no `-`.", "--{name} needs a folder, not `-`.")
NOT_WRITTEN = Text("No se pudo escribir {where}: {why}.", "{where} could not be written: {why}.")
FORCE_ALONE = Text("--force solo sirve junto con --results.", "--force makes sense only with --results.")


def _report_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each report that there is."""
    for report in reversed(all_reports()):
        function = option(
            f"--{report.name}", f"report_{report.name}", metavar=report.metavar, text=report.help
        )(function)
    return function


@command("grade", ABOUT, EXAMPLE)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@option("--lab", metavar="LAB", text=LAB)
@_report_options
@option("--results", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", text=RESULTS)
@option("--force", is_flag=True, text=FORCE)
@option("--workers", type=click.IntRange(min=1), metavar="N", text=WORKERS)
@option("--device", type=click.Choice(["cpu", "cuda", "auto"]), default="cpu", text=DEVICE)
@option("--time-factor", type=click.FloatRange(min=0, min_open=True), default=1.0, metavar="F", text=TIME)
@option("--memory", type=click.IntRange(min=64), default=2048, metavar="MB", text=MEMORY)
@option("--reveal", type=click.Choice([each.value for each in Reveal]), default="summary", text=REVEAL)
@option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", text=FAIL_UNDER)
@option("--require-isolation", is_flag=True, text=REQUIRE)
def run(
    paths: tuple[Path, ...],
    lab: str | None,
    results: Path | None,
    force: bool,
    workers: int | None,
    device: str,
    time_factor: float,
    memory: int,
    reveal: str,
    fail_under: float | None,
    require_isolation: bool,
    **reports: str | None,
) -> int:
    """Grade, write what was asked for, and tell by the exit code how it went."""
    from autograder.cli.grading import Conditions, grade_tasks
    from autograder.cli.tasks import find_tasks

    destinations = _destinations(reports)
    if force and results is None:
        raise Trouble(FORCE_ALONE)
    root = course.root()
    tasks, left_out = find_tasks(root, paths, lab)
    conditions = Conditions(
        language=current_language(),
        workers=workers,
        device=choose_device(device),
        reveal=Reveal(reveal),
        limits=Limits(memory_bytes=memory << 20),
        time_factor=time_factor,
        require_isolation=require_isolation,
        results=results,
        force=force,
    )
    graded = grade_tasks(root, tasks, conditions)
    show(graded, destinations)
    if left_out:
        remark(LEFT_OUT.format(number=left_out))
    return exit_code(graded, fail_under)


def _destinations(reports: dict[str, str | None]) -> dict[str, str]:
    """Name of each report that was asked for, and where it goes."""
    wanted = {report.name: reports[f"report_{report.name}"] for report in all_reports()}
    destinations = {name: destination for name, destination in wanted.items() if destination is not None}
    if list(destinations.values()).count(STDOUT) > 1:
        raise Trouble(ONE_STDOUT)
    for report in all_reports():
        if report.metavar == "DIR" and destinations.get(report.name) == STDOUT:
            raise Trouble(HTML_FOLDER.format(name=report.name))
    return destinations


def show(graded: RunResult, destinations: dict[str, str]) -> None:
    """The table, and the reports. Where a report takes standard output the table gives way."""
    language = current_language()
    piped = STDOUT in destinations.values()
    print_results(graded, standard_error() if piped else standard_output(), language)
    for report in all_reports():
        destination = destinations.get(report.name)
        if destination is None:
            continue
        try:
            report.write(graded, destination, language)
        except BrokenPipeError:
            raise
        except OSError as problem:
            why = problem.strerror or str(problem)
            raise Trouble(NOT_WRITTEN.format(where=destination, why=why)) from problem
    odd = [each for each in graded.submissions if each.diagnostics and each.status is SubmissionStatus.GRADED]
    if odd:
        names = ", ".join(f"{each.student} ({each.lab})" for each in odd)
        remark(
            Text(
                f"Hubo comprobaciones con un error imprevisto: {names}. Detalles: `diagnostics` en --json.",
                f"Checks ended with an unforeseen error: {names}. Details: `diagnostics` in --json.",
            )
        )


def exit_code(graded: RunResult, fail_under: float | None) -> Exit:
    """What the run tells to scripts; a failure of the grader itself comes first."""
    if any(each.status is SubmissionStatus.GRADER_ERROR for each in graded.submissions):
        return Exit.GRADER
    if fail_under is not None and any(percent(each) < fail_under for each in graded.submissions):
        return Exit.BELOW
    return Exit.DONE
