"""The engine as the audit's grader: the same one that grades students."""

from collections.abc import Iterator, Sequence

from autograder.audit.cases import Case
from autograder.cells.cell import Cell, Code
from autograder.grading.engine import Engine
from autograder.grading.jobs import Job
from autograder.records import Limits, SubmissionResult


class EngineGrader:
    """Makes jobs of cases and hands them to an open engine."""

    def __init__(self, engine: Engine, lab: str) -> None:
        self._engine = engine
        self._lab = lab

    def grade(self, cases: Sequence[Case]) -> Iterator[tuple[str, SubmissionResult]]:
        """Id and result of each case, in the order in which they are done."""
        for result in self._engine.grade([self._job(case) for case in cases]):
            yield result.student, result

    def _job(self, case: Case) -> Job:
        cells = tuple(
            Cell(source, f"cell {number}", None, number - 1, None)
            for number, source in enumerate(case.cells, start=1)
        )
        return Job(
            student=case.id,
            lab=self._lab,
            path=case.id,
            code=Code(cells, "notebook", ()),
            only=None if case.only is None else frozenset(case.only),
            limits=None if case.call_seconds is None else Limits(call_cpu_seconds=case.call_seconds),
            until_failure=case.until_failure,
        )
