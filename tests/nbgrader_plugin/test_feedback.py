"""What nbgrader reads from a grade cell, and what people see there."""

import math
from html.parser import HTMLParser

import pytest
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

from autograder.nbgrader_plugin.feedback import outputs, score
from autograder.records import (
    CheckResult,
    ExerciseResult,
    ExerciseStatus,
    Seconds,
    SubmissionResult,
    SubmissionStatus,
)

EVIL = "<script>alert(1)</script> \x1b[31m $\\href{javascript:alert(1)}{x}$\n\n# no"


def exercise(points=1.5, maximum=2.0, status=ExerciseStatus.PARTIAL, message=None, checks=()):
    return ExerciseResult("double", status, points, maximum, message, tuple(checks))


def result(status=SubmissionStatus.GRADED, message=None, notes=()):
    return SubmissionResult(
        "ana", "toy", "toy.ipynb", status, message, 0, 8, 0, Seconds(0, 0), (), tuple(notes)
    )


def shown(*arguments, language="es", notes=False):
    """HTML and plain text of the feedback."""
    data = outputs(*arguments, language, notes=notes)[0]["data"]
    return data["text/html"], data["text/plain"]


@pytest.mark.parametrize(
    "points, maximum, expected",
    [
        (0.0, 2.0, 0.0),
        (2.0, 2.0, 2.0),
        (0.1 + 0.2, 0.3, 0.3),
        (-1e-17, 1.0, 0.0),
        (1 / 3, 1.0, 1 / 3),
        (1, 1, 1.0),
    ],
)
def test_nbgrader_reads_the_points(points, maximum, expected):
    cell = new_code_cell("check", outputs=outputs(exercise(points, maximum), result(), "es", notes=True))
    cell.metadata.nbgrader = {"grade": True, "solution": False, "points": maximum}
    assert determine_grade(cell) == (expected, maximum)
    kinds = [output["output_type"] for output in cell.outputs]
    assert kinds == ["display_data", "execute_result"]


@pytest.mark.parametrize("points", [math.nan, math.inf, -math.inf])
def test_no_number_is_no_points(points):
    """For nbgrader it would be full marks."""
    with pytest.raises(ValueError):
        score(exercise(points))


def test_checks_are_listed_with_message_and_hint():
    checks = [
        CheckResult("a", "valores", True, 1.5, 1.5),
        CheckResult("b", "sin efectos", False, 0.0, 0.5, "Se modificó x.", "Trabaja sobre una copia."),
    ]
    html, text = shown(exercise(checks=checks), result())
    assert text.splitlines() == [
        "double: 1.5 de 2 puntos (parcial)",
        "  ✓ valores",
        "  ✗ sin efectos",
        "      Se modificó x.",
        "      Pista: Trabaja sobre una copia.",
    ]
    for part in ("1.5 de 2 puntos", "✓", "✗", "Se modificó x.", "Pista: Trabaja sobre una copia."):
        assert part in html


def test_what_stands_between_backticks_is_code():
    html, text = shown(
        exercise(checks=[CheckResult("a", "`x` <= 0", False, 0.0, 2.0, "`-x`,\nno `x`")]), result()
    )
    assert "<code>x</code> &lt;= 0<br><code>-x</code>,<br>no <code>x</code>" in html
    assert "✗ `x` <= 0" in text


def test_one_sentence_stands_for_checks_that_say_nothing():
    checks = [CheckResult("a", "valores", False, 0.0, 2.0)]
    missing = exercise(0.0, 2.0, ExerciseStatus.MISSING, "Your file does not define double.", checks)
    _, text = shown(missing, result(), language="en")
    assert text == "double: 0 of 2 points (missing)\n  Your file does not define double."


def test_an_error_is_told_once():
    message = "Tu código lanzó KeyError."
    checks = [CheckResult("a", "valores", False, 0.0, 2.0, message)]
    _, text = shown(exercise(0.0, 2.0, ExerciseStatus.ERROR, message, checks), result())
    assert text.count(message) == 1


def test_notes_are_shown_where_they_are_asked_for():
    told = result(notes=["Celda 7: SyntaxError."])
    assert "Celda 7" not in shown(exercise(), told)[1]
    assert "Sobre tu notebook:\n  – Celda 7: SyntaxError." in shown(exercise(), told, notes=True)[1]


def test_an_unreadable_file_says_why():
    reason = "El notebook está truncado."
    missing = exercise(0.0, 1.0, ExerciseStatus.MISSING)
    _, text = shown(missing, result(SubmissionStatus.UNREADABLE, reason))
    assert text == f"double: 0 de 1 punto (ilegible)\n  {reason}"


def test_text_of_students_is_harmless():
    checks = [CheckResult("a", EVIL, False, 0.0, 2.0, EVIL, EVIL)]
    html, text = shown(
        exercise(0.0, 2.0, ExerciseStatus.ERROR, EVIL, checks), result(notes=[EVIL]), notes=True
    )
    tags = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attributes):
            tags.add(tag)

    Tags().feed(html)
    assert tags <= {"div", "b", "br", "code", "span"}
    assert html.startswith('<div class="tex2jax_ignore mathjax_ignore"')
    assert "\x1b" not in html + text
