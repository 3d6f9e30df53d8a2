"""`--json`: everything that was found out, as docs/result-format.md describes it."""

from autograder.records import RunResult
from autograder.reports.report import write_text
from autograder.results.document import dumps
from autograder.text import Language, Text


class JsonReport:
    """The whole run as one JSON document."""

    name = "json"
    metavar = "FILE"
    help = Text(
        "Escribe todo el resultado como JSON (`-`: en la salida estándar, y nada más ahí).",
        "Write the whole result as JSON (`-`: on standard output, and nothing else there).",
    )

    def write(self, run: RunResult, destination: str, language: Language) -> None:
        """Write the document; its own text is already in the language of the run."""
        write_text(destination, dumps(run))


REPORT = JsonReport()
