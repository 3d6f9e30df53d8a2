"""From how checks ended to points, which come from the plan and nowhere else."""

import math

from autograder.grading.hidden_tests import Outcome
from autograder.grading.lab import Lab
from autograder.records import CheckResult, Exercise, ExerciseResult, ExerciseStatus, Reveal
from autograder.text import Language, Text

NOT_RUN = Text("Esta comprobación no llegó a correr.", "This check did not get to run.")


def score_exercise(
    lab: Lab, exercise: Exercise, outcomes: dict[str, Outcome], reveal: Reveal, language: Language
) -> ExerciseResult:
    """The result of an exercise whose checks ran."""
    checks = lab.checks_for(exercise.name)
    results = tuple(
        _check_result(lab, outcomes.get(each.id), each.id, each.title, each.points, reveal, language)
        for each in checks
    )
    if results and all(each.passed for each in results):
        return ExerciseResult(
            exercise.name, ExerciseStatus.PASSED, exercise.points, exercise.points, None, results
        )
    # Points are given with a few digits; their sum must not show more.
    score = min(max(round(math.fsum(each.points for each in results), 9), 0.0), exercise.points)
    causes = [
        outcomes[each.id].cause for each in checks if each.id in outcomes and not outcomes[each.id].passed
    ]
    cause = next((each for each in causes if each is not None), None)
    status = ExerciseStatus.PARTIAL if score > 0 else cause or ExerciseStatus.FAILED
    message = None
    if cause is not None:
        first = next(each for each in outcomes.values() if each.cause is cause and each.check in checks)
        message = first.text.in_(language) if first.text else None
    return ExerciseResult(exercise.name, status, score, exercise.points, message, results)


def _check_result(
    lab: Lab,
    outcome: Outcome | None,
    id_: str,
    title: Text,
    points: float,
    reveal: Reveal,
    language: Language,
) -> CheckResult:
    name = title.in_(language)
    if outcome is not None and outcome.passed:
        return CheckResult(id_, name, True, points, points)
    if reveal is Reveal.NONE:
        return CheckResult(id_, name, False, 0.0, points)
    text = NOT_RUN if outcome is None or outcome.text is None else outcome.text
    message = text.in_(language)
    if reveal is Reveal.FULL and outcome is not None and outcome.detail is not None:
        message = f"{message} {outcome.detail.in_(language)}"
    hint = lab.hints.get(outcome.hint) if outcome is not None and outcome.hint else None
    return CheckResult(id_, name, False, 0.0, points, message, hint.in_(language) if hint else None)


def unasked(
    lab: Lab, exercise: Exercise, status: ExerciseStatus, message: Text, language: Language
) -> ExerciseResult:
    """The result of an exercise that earns nothing whatever its checks would say."""
    checks = tuple(
        CheckResult(each.id, each.title.in_(language), False, 0.0, each.points)
        for each in lab.checks_for(exercise.name)
    )
    return ExerciseResult(exercise.name, status, 0.0, exercise.points, message.in_(language), checks)


def better(first: ExerciseResult, second: ExerciseResult) -> ExerciseResult:
    """The better of two gradings of one exercise; of the second nothing is shown but its points."""
    if second.score <= first.score:
        return first
    said = {each.id: each for each in first.checks}
    checks = tuple(
        each
        if each.passed
        else CheckResult(
            each.id, each.name, False, 0.0, each.max_points, said[each.id].message, said[each.id].hint
        )
        for each in second.checks
    )
    message = None if second.status is ExerciseStatus.PASSED else first.message
    return ExerciseResult(second.name, second.status, second.score, second.max_score, message, checks)
