"""Submissions that the audit makes up, and what grades them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from autograder.records import ExerciseResult, SubmissionResult


@dataclass(frozen=True, slots=True)
class Case:
    """One made-up submission: cells of which a later one's definitions win."""

    id: str
    cells: tuple[str, ...]
    only: tuple[str, ...] | None = None
    """The exercises to grade; None for all."""
    call_seconds: float | None = None
    """CPU time of a single call; None for the exercise's own limit."""
    until_failure: bool = False
    """Whether one failed check says enough."""


class Grader(Protocol):
    """What the audit needs of an engine."""

    def grade(self, cases: Sequence[Case]) -> Iterator[tuple[str, SubmissionResult]]:
        """Id and result of each case, in the order in which they are done."""


def exercise_result(result: SubmissionResult, name: str) -> ExerciseResult | None:
    """The result of one exercise; None if it was not graded."""
    return next((exercise for exercise in result.exercises if exercise.name == name), None)
