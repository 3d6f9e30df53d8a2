"""The table that everybody sees: rich on a terminal, plain lines elsewhere."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.records import RunResult, SubmissionResult, SubmissionStatus
from autograder.reports.words import SUBMISSION_STATUS, percent, points, remark
from autograder.text import Language, Text, harmless

COLUMNS = (
    Text("estudiante", "student"),
    Text("laboratorio", "lab"),
    Text("puntos", "points"),
    Text("%", "%"),
    Text("qué pasó", "what happened"),
)


def print_results(run: RunResult, console: Console, language: Language) -> None:
    """One line per submission and one with the number of each kind of end."""
    if console.is_terminal:
        console.print(_table(run, language))
    else:
        for result in run.submissions:
            print_line(result, console, language)
    console.print(_summary(run, language), highlight=False, markup=False)


def print_line(result: SubmissionResult, console: Console, language: Language, prefix: str = "") -> None:
    """A submission as one plain line that scripts can split at tabs."""
    fields = (harmless(result.student), harmless(result.lab), _score(result), _remark(result, language))
    # Not through rich, which would turn the tabs into spaces.
    print(prefix + "\t".join(field for field in fields if field), file=console.file, flush=True)


def _table(run: RunResult, language: Language) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for column in COLUMNS:
        name = column.in_(language)
        table.add_column(name, justify="right" if column in COLUMNS[2:4] else "left", overflow="fold")
    for result in run.submissions:
        share = percent(result)
        style = _style(result, share)
        table.add_row(
            escape(harmless(result.student)),
            escape(harmless(result.lab)),
            f"[{style}]{_score(result)}[/]",
            f"[{style}]{share:.0f}[/]",
            escape(_remark(result, language)),
        )
    return table


def _style(result: SubmissionResult, share: float) -> str:
    if result.status is SubmissionStatus.GRADER_ERROR:
        return "bold white on red"
    if share >= 99.995:
        return "green"
    return "yellow" if share >= 50 else "red"


def _score(result: SubmissionResult) -> str:
    return f"{points(result.score)}/{points(result.max_score)}"


def _remark(result: SubmissionResult, language: Language) -> str:
    """The remark on one line: a table has no room for more."""
    return " ".join(harmless(remark(result).in_(language), limit=160).split())


def _summary(run: RunResult, language: Language) -> str:
    counts = []
    for status, words in SUBMISSION_STATUS.items():
        number = sum(result.status is status for result in run.submissions)
        if number:
            counts.append(f"{words.in_(language)}: {number}")
    total = Text("entregas", "submissions").in_(language)
    return f"{total}: {len(run.submissions)} ({', '.join(counts)})"
