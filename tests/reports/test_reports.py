"""Every output, on text that would like to do harm."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from autograder.records import ExerciseStatus, RunResult, SubmissionStatus
from autograder.reports import Report, all_reports
from autograder.reports.console import print_results
from autograder.reports.words import EXERCISE_STATUS, SUBMISSION_STATUS, points
from autograder.text import LANGUAGES, Language


def write(name: str, run: RunResult, folder: Path, language: Language = "es") -> str:
    """The text that one report writes."""
    (report,) = [each for each in all_reports() if each.name == name]
    report.write(run, str(folder / "new" / name), language)
    file = folder / "new" / name
    return (file / "index.html" if report.metavar == "DIR" else file).read_text(encoding="utf-8")


def test_the_outputs_are_found_and_described() -> None:
    assert [report.name for report in all_reports()] == ["csv", "html", "json", "junit"]
    for report in all_reports():
        assert report.help.es != report.help.en
        assert report.metavar in ("FILE", "DIR")


@pytest.mark.parametrize("report", all_reports(), ids=lambda report: report.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_control_character_is_written(
    report: Report, language: Language, run: RunResult, tmp_path: Path
) -> None:
    text = write(report.name, run, tmp_path, language)
    assert "\x1b" not in text
    assert "\u202e" not in text or report.name == "json"


def test_a_dash_is_standard_output(run: RunResult, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (report,) = [each for each in all_reports() if each.name == "json"]
    report.write(run, "-", "es")
    assert json.loads(capfdbinary.readouterr().out)["schema"] == 1


def test_csv_has_a_line_per_submission_and_exercise(run: RunResult, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(write("csv", run, tmp_path))))
    assert len(rows) == 3 + 1 + len(ExerciseStatus)
    assert rows[1]["exercise"] == "leaky_relu"
    assert float(rows[1]["exercise_score"]) == 0.5
    assert rows[-2]["student"] == "'=HYPERLINK(1)"
    assert rows[-1]["student"] == "Íñigo Ñuñoa"


def test_junit_counts_cases_failures_and_errors(run: RunResult, tmp_path: Path) -> None:
    suites = ElementTree.fromstring(write("junit", run, tmp_path))
    graded, unreadable, spoiled = suites
    assert graded.get("tests") == str(2 + len(ExerciseStatus))
    assert graded.get("errors") == "4"
    assert graded.get("failures") == "6"
    problem = graded.find("testcase/failure")
    assert problem is not None
    assert problem.get("type") == "partial"
    assert "¿Y la pendiente?" in (problem.text or "")
    assert unreadable.get("errors") == spoiled.get("errors") == "1"


class Reader(HTMLParser):
    """Collects tags, ids, links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attributes)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_one_harmless_page_of_its_own(language: Language, run: RunResult, tmp_path: Path) -> None:
    reader = Reader()
    reader.feed(write("html", run, tmp_path, language))
    assert not {"script", "img", "link", "iframe", "object"} & set(reader.tags)
    assert all(link.startswith("#") and link[1:] in reader.ids for link in reader.links)
    assert len(set(reader.ids)) == len(reader.ids)
    assert "<script>alert('hola')</script>" in reader.words
    for status in ExerciseStatus:
        assert EXERCISE_STATUS[status].in_(language) in reader.words
    for word in ("¿Y la pendiente?", "leaky_relu", "0.5 / 11", "Íñigo Ñuñoa", "línea 12"):
        assert word in reader.words


def test_html_needs_a_folder(run: RunResult) -> None:
    (report,) = [each for each in all_reports() if each.name == "html"]
    with pytest.raises(ValueError, match="folder"):
        report.write(run, "-", "en")


def test_lines_elsewhere_than_on_a_terminal(run: RunResult) -> None:
    out = io.StringIO()
    print_results(run, Console(file=out), "es")
    lines = out.getvalue().splitlines()
    assert len(lines) == 4
    assert lines[1].split("\t")[:3] == ["=HYPERLINK(1)", "boxcar", "0/8"]
    assert "línea 12" in lines[1]
    assert lines[-1].startswith("entregas: 3")


def test_a_table_on_a_terminal(run: RunResult) -> None:
    out = io.StringIO()
    print_results(run, Console(file=out, force_terminal=True, width=120), "en")
    assert "what happened" in out.getvalue()
    assert "[31m\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_markup_in_a_name_is_only_text(run: RunResult) -> None:
    out = io.StringIO()
    print_results(run, Console(file=out, force_terminal=True, width=200), "es")
    assert "<script>alert('hola')</script>" in out.getvalue()


def test_points_have_no_needless_digits() -> None:
    assert [points(value) for value in (2.0, 0.5, 40 / 3, 0.0, 10.0, 100.0)] == [
        "2",
        "0.5",
        "13.333",
        "0",
        "10",
        "100",
    ]


def test_every_state_has_words() -> None:
    assert set(EXERCISE_STATUS) == set(ExerciseStatus)
    assert set(SUBMISSION_STATUS) == set(SubmissionStatus)
