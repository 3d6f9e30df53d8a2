"""`--html`: one page that needs nothing else, with a section per submission."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.records import ExerciseStatus, RunResult, SubmissionResult, SubmissionStatus
from autograder.reports.report import STDOUT, write_text
from autograder.reports.words import EXERCISE_STATUS, SUBMISSION_STATUS, percent, points
from autograder.student.html import prose
from autograder.text import Language, Text, harmless

PAGE = Path(__file__).with_name("page")
INDEX = "index.html"

WORDS = {
    "title": Text("Resultados", "Results"),
    "submissions": Text("Entregas", "Submissions"),
    "student": Text("Estudiante", "Student"),
    "lab": Text("Laboratorio", "Lab"),
    "points": Text("Puntos", "Points"),
    "exercises": Text("Ejercicios", "Exercises"),
    "mean": Text("promedio", "mean"),
    "manual": Text("puntos más se corrigen a mano", "more points are graded by hand"),
    "notes": Text("Además", "Besides"),
    "hint": Text("Pista", "Hint"),
    "top": Text("volver a la tabla", "back to the table"),
    "made_with": Text("Corregido con", "Graded with"),
    "isolation": Text("aislamiento", "isolation"),
    "none": Text("ninguno", "none"),
    "device": Text("dispositivo", "device"),
    "graders": Text("correctores", "graders"),
    "passed": Text("pasa", "passed"),
    "failed": Text("no pasa", "not passed"),
    "seconds": Text("s de CPU", "s of CPU"),
    "empty": Text("No hay entregas.", "There are no submissions."),
}


class HtmlReport:
    """A table of everybody, then every submission with its checks, messages and hints."""

    name = "html"
    metavar = "DIR"
    help = Text(
        "Escribe una página HTML (DIR/index.html) con puntos, comprobaciones, mensajes y pistas.",
        "Write an HTML page (DIR/index.html) with points, checks, messages and hints.",
    )

    def write(self, run: RunResult, destination: str, language: Language) -> None:
        """Write `index.html` into the folder `destination`."""
        if destination == STDOUT:
            raise ValueError("an HTML report needs a folder")
        write_text(str(Path(destination) / INDEX), render(run, language))


def render(run: RunResult, language: Language) -> str:
    """The page. Whatever a student wrote is made harmless, then escaped by jinja2."""
    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "points": points,
        "harmless": harmless,
        "percent": percent,
        "tone": _tone,
        "prose": lambda text: Markup(prose(text)),
    }
    environment.filters["state"] = lambda status: EXERCISE_STATUS[status].in_(language)
    environment.filters["ending"] = lambda status: SUBMISSION_STATUS[status].in_(language)
    return environment.get_template("report.html.j2").render(
        run=run,
        language=language,
        style=(PAGE / "report.css").read_text(encoding="utf-8"),
        say={name: text.in_(language) for name, text in WORDS.items()},
        labs=_labs(run),
    )


def _labs(run: RunResult) -> list[tuple[str, int, float]]:
    """Name, number of submissions and mean percentage of each lab, unreadable ones included.

    Where the grader itself failed there is no percentage to speak of.
    """
    counted = [each for each in run.submissions if each.status is not SubmissionStatus.GRADER_ERROR]
    names = sorted({result.lab for result in counted})
    groups = [(name, [percent(each) for each in counted if each.lab == name]) for name in names]
    return [(name, len(shares), sum(shares) / len(shares)) for name, shares in groups]


def _tone(thing: SubmissionResult | ExerciseStatus) -> str:
    """Which of the four colours stands for a submission or an exercise."""
    if isinstance(thing, ExerciseStatus):
        quiet = (ExerciseStatus.MISSING, ExerciseStatus.UNCHANGED)
        tones = {ExerciseStatus.PASSED: "good", ExerciseStatus.PARTIAL: "fair"} | dict.fromkeys(quiet, "none")
        return tones.get(thing, "bad")
    if thing.status is not SubmissionStatus.GRADED:
        return "none" if thing.status is SubmissionStatus.UNREADABLE else "bad"
    share = percent(thing)
    return "good" if share >= 99.995 else "fair" if share >= 50 else "bad"


REPORT = HtmlReport()
