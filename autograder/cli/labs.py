"""`autograder labs`: which labs the course has, with their exercises and points."""

import json

import click
from rich.markup import escape
from rich.table import Table

from autograder.cli import course
from autograder.cli.bilingual import command, option, say
from autograder.cli.problems import Trouble
from autograder.cli.terminal import standard_output
from autograder.records import LabInfo
from autograder.reports.words import points
from autograder.text import Text

ABOUT = Text(
    "Muestra los laboratorios del curso, con sus ejercicios y puntos.",
    "Show the labs of the course, with their exercises and points.",
)
NONE = Text(
    "El curso no tiene laboratorios. Empieza uno con `autograder new lab NOMBRE`.",
    "The course has no labs. Start one with `autograder new lab NAME`.",
)


@command("labs", ABOUT, "autograder labs\nautograder labs --json")
@option("--json", "as_json", is_flag=True, text=Text("Escribe JSON.", "Write JSON."))
def run(as_json: bool) -> None:
    """List the labs."""
    found = [lab.info for lab in course.labs(course.root())]
    if as_json:
        click.echo(json.dumps([_document(info) for info in found], ensure_ascii=False, indent=2))
    elif not found:
        raise Trouble(NONE)
    else:
        _show(found)


def _document(info: LabInfo) -> dict[str, object]:
    return {
        "name": info.name,
        "number": info.number,
        "title": info.title._asdict(),
        "points": info.points,
        "exercises": [{"name": each.name, "points": each.points} for each in info.exercises],
        "questions": [{"id": each.id, "points": each.points} for each in info.questions],
    }


def _show(found: list[LabInfo]) -> None:
    console = standard_output()
    if not console.is_terminal:
        for info in found:
            click.echo(
                f"{info.number:02d}\t{info.name}\t{say(info.title)}\t{_points(info)}\t{_exercises(info)}"
            )
        return
    table = Table(header_style="bold", box=None, pad_edge=False)
    for column in (Text("nº", "no."), Text("laboratorio", "lab"), Text("tema", "topic")):
        table.add_column(say(column))
    table.add_column(say(Text("puntos", "points")), justify="right")
    table.add_column(say(Text("ejercicios", "exercises")), overflow="fold")
    for info in found:
        row = (f"{info.number:02d}", info.name, say(info.title), _points(info), _exercises(info))
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)


def _points(info: LabInfo) -> str:
    """Points by machine, and by hand after a plus."""
    by_hand = sum(question.points for question in info.questions)
    return points(info.points) + (f"+{points(by_hand)}" if by_hand else "")


def _exercises(info: LabInfo) -> str:
    return ", ".join(each.name for each in info.exercises)
