"""What the grader, and the local checks, said of every made-up submission."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from autograder.audit.answers import Answer
from autograder.audit.cases import Case, Grader, exercise_result
from autograder.audit.cheap import cheap_cases, stub_cases
from autograder.audit.check_runs import Outcome, Task, run_checks
from autograder.audit.material import Material
from autograder.audit.reach import touched_exercises
from autograder.grading.scoring import NOT_RUN
from autograder.records import ExerciseResult, ExerciseStatus, SubmissionResult
from autograder.testing import Check

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, how much there is."""

REFERENCE = "reference"
LOCAL_SECONDS = 60.0
"""For all local checks of one exercise."""

_NEVER_ASKED = {ExerciseStatus.MISSING, ExerciseStatus.UNCHANGED, ExerciseStatus.OFF_LIMITS}


@dataclass(frozen=True, slots=True)
class Grades:
    """Results by id of the case; outcomes of local checks by name of the answer (None: time limit)."""

    results: dict[str, SubmissionResult] = field(default_factory=dict)
    local: dict[str, dict[str, Outcome] | None] = field(default_factory=dict)

    def of(self, case: str, exercise: str) -> ExerciseResult | None:
        """The result of one exercise of one case; None if it was not graded."""
        result = self.results.get(case)
        return None if result is None else exercise_result(result, exercise)

    def passes_locally(self, name: str) -> bool:
        """Whether an answer, or the reference, passes all local checks of its exercise."""
        outcomes = self.local.get(name)
        return outcomes is not None and all(outcome.passed for outcome in outcomes.values())


def answer_case(material: Material, answer: Answer) -> Case:
    """An answer on top of the reference, graded on the exercises that it can touch."""
    touched = touched_exercises(answer.source, material.lab.reference, material.exercises)
    return Case(answer.name, (material.lab.reference, answer.source), touched)


def grade_corpus(material: Material, grader: Grader, progress: Progress) -> dict[str, SubmissionResult]:
    """Grade reference, stubs, cheap answers and the corpus."""
    reference = Case(REFERENCE, (material.lab.reference,), material.exercises)
    cases = [reference, *stub_cases(material), *cheap_cases(material)]
    cases += [answer_case(material, answer) for answer in (*material.right, *material.wrong)]
    return grade(cases, grader, "answers", progress)


def grade(
    cases: Sequence[Case], grader: Grader, what: str, progress: Progress
) -> dict[str, SubmissionResult]:
    """Results by id of the case; every case has one."""
    results: dict[str, SubmissionResult] = {}
    progress(what, 0, len(cases))
    for name, result in grader.grade(cases):
        results[name] = result
        progress(what, len(results), len(cases))
    if missing := {case.id for case in cases} - results.keys():
        raise RuntimeError(f"the engine gave no result for {', '.join(sorted(missing))}")
    return results


def run_local_checks(
    material: Material, workers: int, progress: Progress
) -> dict[str, dict[str, Outcome] | None]:
    """Local checks of the reference, on all exercises, and of each answer, on its own."""
    if not material.local_checks:
        return {}
    answers = (*material.right, *material.wrong)
    names = [REFERENCE, *(answer.name for answer in answers)]
    tasks = [Task((material.lab.reference,), material.exercises)]
    tasks += [Task((material.lab.reference, answer.source), (answer.exercise,)) for answer in answers]
    found: dict[str, dict[str, Outcome] | None] = {}
    progress("local checks", 0, len(tasks))
    tests = material.lab.folder / "local_tests.py"
    for index, outcomes in run_checks(
        tests, material.lab.reference, tasks, seconds=LOCAL_SECONDS, workers=workers
    ):
        found[names[index]] = outcomes
        progress("local checks", len(found), len(tasks))
    return found


def failed_checks(result: ExerciseResult | None) -> tuple[str, ...]:
    """Ids of the checks that an exercise did not pass, for whatever reason."""
    return () if result is None else tuple(check.id for check in result.checks if not check.passed)


def killing_checks(result: ExerciseResult | None, checks: Iterable[Check]) -> tuple[str, ...]:
    """Ids of the checks that ran and found fault by themselves.

    Not those that failed because they require another one, nor those of an answer that was refused for an
    off-limits name: such a check has shown nothing about itself.
    """
    if result is None or result.status in _NEVER_ASKED:
        return ()
    failed = set(failed_checks(result))
    said = {check.id for check in result.checks if check.message not in (None, NOT_RUN.en)}
    return tuple(
        check.id for check in checks if check.id in failed & said and failed.isdisjoint(check.requires)
    )
