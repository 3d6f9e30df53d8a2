"""Run local checks on what a namespace defines, in this process."""

import linecache
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any

from autograder.cells.analysis import Definitions
from autograder.cells.cell import Code, place
from autograder.records import Exercise
from autograder.student.lab_files import LabFiles
from autograder.student.local import LocalSubmission, Missing
from autograder.student.report import CheckOutcome, ExerciseOutcome
from autograder.testing.checks import Check, CheckFailed, SubmissionError, Uncrossable
from autograder.text import Text

NOT_DONE = Text("Todavía no está hecho.", "Not done yet.")
NO_CHECKS = Text(
    "No hay comprobaciones locales para este ejercicio.", "There are no local checks for this exercise."
)


def run_local_checks(
    lab: LabFiles, namespace: Mapping[str, Any], exercises: Iterable[Exercise], code: Code | None
) -> tuple[ExerciseOutcome, ...]:
    """The outcome of each exercise; `code` is where off-limits names are looked for."""
    module, checks = lab.load_checks()
    submission = LocalSubmission(namespace)
    definitions = Definitions(code, lab.info.example_cells) if code is not None else None
    outcomes = []
    for exercise in exercises:
        mine = [check for check in checks.values() if check.exercise == exercise.name]
        outcomes.append(
            _check_exercise(lab, exercise, mine, module.__dict__, submission, namespace, definitions)
        )
    return tuple(outcomes)


def _check_exercise(
    lab: LabFiles,
    exercise: Exercise,
    checks: list[Check],
    tests: Mapping[str, Callable[[LocalSubmission], None]],
    submission: LocalSubmission,
    namespace: Mapping[str, Any],
    definitions: Definitions | None,
) -> ExerciseOutcome:
    if exercise.name not in namespace:
        return ExerciseOutcome(exercise.name, instead=_not_defined(exercise.name))
    warning = _off_limits(exercise, lab, definitions)
    if not checks:
        return ExerciseOutcome(exercise.name, instead=NO_CHECKS, warning=warning)
    done: dict[str, CheckOutcome] = {}
    for check in checks:
        before = [done[each] for each in check.requires if each in done and not done[each].passed]
        if before:
            done[check.id] = CheckOutcome(check.title, False, _only_after(before[0].title))
        else:
            done[check.id] = run_check(tests[check.id], check, submission, namespace, lab.hints)
    outcomes = done.values()
    if any(each.message == NOT_DONE for each in outcomes) and not any(each.passed for each in outcomes):
        return ExerciseOutcome(exercise.name, instead=NOT_DONE)
    return ExerciseOutcome(exercise.name, tuple(outcomes), warning=warning)


def run_check(
    test: Callable[[Any], None],
    check: Check,
    submission: LocalSubmission,
    namespace: Mapping[str, Any],
    hints: Mapping[str, Text],
) -> CheckOutcome:
    """How one check ends. Only Ctrl-C gets out: it is the student's own."""
    try:
        test(submission)
    except (Exception, SystemExit) as error:
        return describe_failure(error, check, namespace, hints)
    return CheckOutcome(check.title, True)


def describe_failure(
    error: BaseException, check: Check, namespace: Mapping[str, Any], hints: Mapping[str, Text]
) -> CheckOutcome:
    """What a student reads about an exception that ended a check."""
    hint = hints.get(check.hint)
    if isinstance(error, CheckFailed):
        return CheckOutcome(check.title, False, error.text, error.detail, hints.get(error.hint or "", hint))
    if isinstance(error, SubmissionError):
        if error.report.is_not_implemented:
            return CheckOutcome(check.title, False, NOT_DONE)
        hint = None if error.is_missing_name else hint
        return CheckOutcome(check.title, False, error.text, None, hint, own_line(error.__cause__, namespace))
    if isinstance(error, Missing):
        return CheckOutcome(check.title, False, _not_defined(str(error)))
    if isinstance(error, Uncrossable):
        return CheckOutcome(check.title, False, error.text, None, hint)
    if isinstance(error, SystemExit):
        text = Text("Tu código llamó a exit().", "Your code called exit().")
        return CheckOutcome(check.title, False, text, None, hint, own_line(error, namespace))
    text = Text(
        "El resultado no tiene la forma que se prometió.", "The result does not have the promised form."
    )
    detail = f"{type(error).__name__}: {error}"
    return CheckOutcome(check.title, False, text, Text(detail, detail), hint)


def own_line(error: BaseException | None, namespace: Mapping[str, Any]) -> Text | None:
    """The innermost line of the student's own code, such as `elu, line 3: return x.foo()`."""
    found: TracebackType | None = None
    step = error.__traceback__ if error is not None else None
    while step is not None:
        if step.tb_frame.f_globals is namespace:
            found = step
        step = step.tb_next
    if found is None:
        return None
    code = found.tb_frame.f_code
    source = linecache.getline(code.co_filename, found.tb_lineno, found.tb_frame.f_globals).strip()
    line = found.tb_lineno - code.co_firstlineno + 1
    return Text(f"{code.co_name}, línea {line}: {source}", f"{code.co_name}, line {line}: {source}")


def _only_after(title: Text) -> Text:
    return Text(
        f"Cuenta solo cuando también pasa «{title.es}».", f"This counts only once “{title.en}” passes, too."
    )


def _not_defined(name: str) -> Text:
    return Text(
        f"{name} no está definido. ¿Ejecutaste su celda?", f"{name} is not defined. Did you run its cell?"
    )


def _off_limits(exercise: Exercise, lab: LabFiles, definitions: Definitions | None) -> Text | None:
    """A warning about the first use of something that earns no points."""
    if definitions is None:
        return None
    others = [each.name for each in lab.info.exercises if each != exercise]
    for use in definitions.off_limits_uses(exercise.name, exercise.off_limits, except_names=others):
        where = place(use.cell, use.line)
        return Text(
            f"Usa {use.dotted} ({where.es}), que no está permitido en este ejercicio: así no da puntos.",
            f"It uses {use.dotted} ({where.en}), which is off limits in this exercise and earns nothing.",
        )
    return None
