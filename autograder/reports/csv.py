"""`--csv`: one line per submission and exercise, for spreadsheets and scripts."""

import csv
import io

from autograder.records import RunResult
from autograder.reports.report import write_text
from autograder.text import Language, Text, harmless

COLUMNS = (
    "student",
    "lab",
    "path",
    "status",
    "score",
    "max_score",
    "manual_points",
    "exercise",
    "exercise_status",
    "exercise_score",
    "exercise_max_score",
    "message",
)


class CsvReport:
    """A line for the whole submission (empty `exercise`), then one for each exercise."""

    name = "csv"
    metavar = "FILE"
    help = Text(
        "Escribe una tabla CSV: una línea por entrega y por ejercicio.",
        "Write a CSV table: one line per submission and per exercise.",
    )

    def write(self, run: RunResult, destination: str, language: Language) -> None:
        """Write the table; column names and states are the same in every language."""
        buffer = io.StringIO()
        table = csv.writer(buffer, lineterminator="\n")
        table.writerow(COLUMNS)
        for result in run.submissions:
            whole = [
                _cell(result.student),
                _cell(result.lab),
                _cell(result.path),
                result.status.value,
                float(result.score),
                float(result.max_score),
                float(result.manual_points),
            ]
            table.writerow([*whole, "", "", "", "", _cell(result.message or "")])
            for exercise in result.exercises:
                table.writerow(
                    [
                        *whole,
                        exercise.name,
                        exercise.status.value,
                        float(exercise.score),
                        float(exercise.max_score),
                        _cell(exercise.message or ""),
                    ]
                )
        write_text(destination, buffer.getvalue())


def _cell(text: str) -> str:
    """Text that a spreadsheet takes as text: one that begins like a formula gets an apostrophe."""
    text = harmless(text)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


REPORT = CsvReport()
