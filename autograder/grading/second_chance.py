"""Rule 10: a wrong helper exercise costs its own points, not those of a later exercise that calls it."""

from autograder.cells.analysis import Definitions, slice_module
from autograder.grading.lab import Lab
from autograder.records import Exercise, ExerciseResult, ExerciseStatus

_NEVER_AGAIN = frozenset({ExerciseStatus.MISSING, ExerciseStatus.UNCHANGED})


def reference_pieces(
    lab: Lab, definitions: Definitions, exercise: Exercise, result: ExerciseResult
) -> tuple[str, tuple[str, ...]] | None:
    """Source and names to bind for a second grading, or None when there is none.

    A piece whose reference needs the graded exercise itself is left out: it would carry the answer.
    """
    if result.score >= result.max_score or exercise.builds_on or result.status in _NEVER_AGAIN:
        return None
    others = {each.name for each in lab.info.exercises} - {exercise.name}
    if result.status is ExerciseStatus.OFF_LIMITS and definitions.off_limits_uses(
        exercise.name, exercise.off_limits, except_names=others
    ):
        return None  # not a helper exercise's doing
    called = definitions.calls_exercises(exercise.name, others)
    pieces = {name: slice_module(lab.reference, {name}) for name in sorted(called)}
    names = tuple(name for name, piece in pieces.items() if exercise.name not in piece.names)
    if not names:
        return None
    return slice_module(lab.reference, set(names)).source, names
