"""States and numbers as people read them, the same in every report."""

from autograder.records import ExerciseStatus, SubmissionResult, SubmissionStatus
from autograder.text import Text

SUBMISSION_STATUS = {
    SubmissionStatus.GRADED: Text("corregida", "graded"),
    SubmissionStatus.UNREADABLE: Text("ilegible", "unreadable"),
    SubmissionStatus.GRADER_ERROR: Text("falló el corrector", "grader failed"),
}

EXERCISE_STATUS = {
    ExerciseStatus.PASSED: Text("correcto", "passed"),
    ExerciseStatus.PARTIAL: Text("parcial", "partial"),
    ExerciseStatus.FAILED: Text("incorrecto", "failed"),
    ExerciseStatus.MISSING: Text("falta", "missing"),
    ExerciseStatus.UNCHANGED: Text("sin hacer", "not done"),
    ExerciseStatus.OFF_LIMITS: Text("usa algo no permitido", "off limits"),
    ExerciseStatus.ERROR: Text("lanza un error", "error"),
    ExerciseStatus.TIMEOUT: Text("tiempo agotado", "timeout"),
    ExerciseStatus.OUT_OF_MEMORY: Text("memoria agotada", "out of memory"),
    ExerciseStatus.CRASHED: Text("se cayó", "crashed"),
}


def points(value: float) -> str:
    """Points without needless digits: `2`, `0.5`, `0.125`."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def percent(result: SubmissionResult) -> float:
    """Share of the points that were earned, from 0 to 100; 0 where there is nothing to earn."""
    return 100.0 * result.score / result.max_score if result.max_score > 0 else 0.0


def remark(result: SubmissionResult) -> Text:
    """In a few words why points are missing: what a person looks at first in a table."""
    if result.status is not SubmissionStatus.GRADED:
        state = SUBMISSION_STATUS[result.status]
        reason = f": {result.message}" if result.message else ""
        return Text(state.es + reason, state.en + reason)
    lost = [each for each in result.exercises if each.status is not ExerciseStatus.PASSED]
    order = list(dict.fromkeys(each.status for each in lost))
    groups = {status: _few([each.name for each in lost if each.status is status]) for status in order}
    return Text(
        "; ".join(f"{EXERCISE_STATUS[status].es}: {names}" for status, names in groups.items()),
        "; ".join(f"{EXERCISE_STATUS[status].en}: {names}" for status, names in groups.items()),
    )


def _few(names: list[str]) -> str:
    """Up to four names, else three and how many more."""
    return ", ".join(names if len(names) <= 4 else [*names[:3], f"+{len(names) - 3}"])
