"""What stands under a grade cell: the feedback, and last the points, which nbgrader reads."""

import math
from collections.abc import Iterator
from typing import Any

import nbformat

from autograder.records import CheckResult, ExerciseResult, SubmissionResult, SubmissionStatus
from autograder.reports.words import EXERCISE_STATUS, SUBMISSION_STATUS, points
from autograder.student.html import BAD, GOOD, SOFT, item, paragraph, prose
from autograder.student.report import HINT
from autograder.text import Language, Text, harmless

_nbformat: Any = nbformat

POINTS = Text("{score} de {maximum} puntos", "{score} of {maximum} points")
ONE_POINT = Text("{score} de {maximum} punto", "{score} of {maximum} point")
NOTES = Text("Sobre tu notebook", "About your notebook")


def outputs(
    exercise: ExerciseResult,
    result: SubmissionResult,
    language: Language,
    *,
    notes: bool,
    execution_count: int | None = None,
) -> list[Any]:
    """The outputs of an exercise's grade cell; `notes`: also what there is to say about the whole notebook.

    nbgrader takes the number that is the cell's result for the points. It must be the only result, and
    nothing may go to stderr: that would be zero points, and a cell without a number full marks.
    """
    shown = Feedback(exercise, result, language, notes)
    return [
        _nbformat.v4.new_output("display_data", {"text/html": shown.html(), "text/plain": shown.text()}),
        _nbformat.v4.new_output(
            "execute_result", {"text/plain": score(exercise)}, execution_count=execution_count
        ),
    ]


def score(exercise: ExerciseResult) -> str:
    """The points as a number between 0 and the maximum, in spite of rounding."""
    if not math.isfinite(exercise.score):
        raise ValueError(f"{exercise.name} has {exercise.score} points")
    return repr(min(max(float(exercise.score), 0.0), float(exercise.max_score)))


class Feedback:
    """The feedback on one exercise, as HTML and as plain text. All text in it is harmless."""

    def __init__(
        self, exercise: ExerciseResult, result: SubmissionResult, language: Language, notes: bool
    ) -> None:
        self._exercise = exercise
        self._result = result
        self._language = language
        self._notes = [harmless(note) for note in result.notes] if notes else []

    def text(self) -> str:
        """For a terminal, and for editors that show no HTML."""
        lines = [f"{self._exercise.name}: {self._points()} ({self._state()})"]
        lines += [f"  {line}" for line in self._message().splitlines()]
        for check in self._checks():
            lines.append(f"  {'✓' if check.passed else '✗'} {harmless(check.name)}")
            lines += [f"      {line}" for part in self._explanation(check) for line in part.splitlines()]
        if self._notes:
            lines.append(f"{NOTES.in_(self._language)}:")
            lines += [f"  – {line}" for note in self._notes for line in note.splitlines()]
        return "\n".join(lines)

    def html(self) -> str:
        """For Jupyter, the formgrader and the page that students get."""
        return (
            # MathJax would make links and styles of dollar signs in what a student's code prints.
            '<div class="tex2jax_ignore mathjax_ignore" style="line-height:1.5">'
            + "".join(self._html_parts())
            + "</div>"
        )

    def _html_parts(self) -> Iterator[str]:
        name, told = prose(self._exercise.name), prose(f"{self._points()} · {self._state()}")
        yield paragraph(f"<b><code>{name}</code></b> {told}")
        if message := self._message():
            yield paragraph(prose(message))
        for check in self._checks():
            inside = "<br>".join(map(prose, [harmless(check.name), *self._explanation(check)]))
            yield item("✓", GOOD, inside) if check.passed else item("✗", BAD, inside)
        if self._notes:
            yield paragraph(f'<span style="color:{SOFT}">{NOTES.in_(self._language)}</span>')
            for note in self._notes:
                yield item("–", SOFT, prose(note))

    def _points(self) -> str:
        one = math.isclose(self._exercise.max_score, 1.0)
        return (
            (ONE_POINT if one else POINTS)
            .format(score=points(self._exercise.score), maximum=points(self._exercise.max_score))
            .in_(self._language)
        )

    def _state(self) -> str:
        if self._result.status is not SubmissionStatus.GRADED:
            return SUBMISSION_STATUS[self._result.status].in_(self._language)
        return EXERCISE_STATUS[self._exercise.status].in_(self._language)

    def _message(self) -> str:
        if self._result.status is not SubmissionStatus.GRADED:
            return harmless(self._result.message or "")
        message = self._exercise.message
        # What a check says need not stand above it as well.
        repeated = any(check.message == message for check in self._exercise.checks)
        return "" if message is None or repeated else harmless(message)

    def _checks(self) -> tuple[CheckResult, ...]:
        """The checks, unless one sentence stands for them all: not defined, not done, off limits."""
        checks = self._exercise.checks
        tell_more = any(check.passed or check.message for check in checks)
        return checks if tell_more or not self._message() else ()

    def _explanation(self, check: CheckResult) -> list[str]:
        parts = [harmless(check.message)] if check.message else []
        if check.hint:
            parts.append(f"{HINT.in_(self._language)}: {harmless(check.hint)}")
        return parts
