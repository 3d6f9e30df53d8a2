"""Conditions of the gate on what the grader said of reference, stubs, cheap answers and corpus."""

from collections import defaultdict
from collections.abc import Iterator

from autograder.audit.answers import Answer
from autograder.audit.cases import exercise_result
from autograder.audit.findings import Condition, Finding
from autograder.audit.grades import REFERENCE, Grades, failed_checks, killing_checks
from autograder.audit.material import Material
from autograder.audit.material_conditions import is_off_limits_answer
from autograder.records import ExerciseStatus, SubmissionResult, SubmissionStatus
from autograder.text import Text

NEAR_MISSES = 3


def grade_findings(material: Material, grades: Grades) -> list[Finding]:
    """All findings of this kind."""
    return [
        *reference_is_full(material, grades),
        *nothing_unforeseen(grades.results),
        *stub_scores_nothing(grades),
        *cheap_answers_score_nothing(grades),
        *right_answers_are_full(material, grades),
        *wrong_answers_lose_points(material, grades),
        *wrong_answers_stay_at_home(material, grades),
        *right_check_fails(material, grades),
        *hints_are_shown(material, grades),
        *wrong_answers_differ(material, grades),
        *there_are_near_misses(material, grades),
        *checks_kill(material, grades),
    ]


def reference_is_full(material: Material, grades: Grades) -> Iterator[Finding]:
    """The reference has full marks on every exercise."""
    for exercise in material.exercises:
        result = grades.of(REFERENCE, exercise)
        if result is None or result.score < result.max_score or result.status is not ExerciseStatus.PASSED:
            yield Finding(
                Condition.REFERENCE,
                exercise,
                _lost(grades.results.get(REFERENCE), exercise),
                Text("Corrige la solución o la comprobación.", "Correct the solution or the check."),
            )


def nothing_unforeseen(results: dict[str, SubmissionResult]) -> Iterator[Finding]:
    """No check raises anything but what `expect…` and the submission raise; one finding per kind of error."""
    seen: set[str] = set()
    for name, result in sorted(results.items()):
        troubles = [trouble.strip() for trouble in result.diagnostics]
        if result.status is not SubmissionStatus.GRADED and not troubles:
            troubles = [result.message or str(result.status)]
        for trouble in troubles:
            lines = trouble.splitlines()
            check = lines[0].partition(":")[0]
            key = f"{check} {lines[-1].partition(':')[0]}"
            if key not in seen:
                seen.add(key)
                told = f"{check}: {lines[-1]}" if len(lines) > 1 else trouble
                yield Finding(
                    Condition.UNFORESEEN,
                    name,
                    Text(f"La comprobación tropezó ({told}).", f"The check tripped over it ({told})."),
                    Text(
                        "Mira un valor solo después de que un expect… haya fijado su tipo.",
                        "Look at a value only after an expect… has established its type.",
                    ),
                )


def stub_scores_nothing(grades: Grades) -> Iterator[Finding]:
    """The untouched stub scores 0 on every exercise."""
    return _score_nothing(grades, "stub/", Condition.STUB)


def cheap_answers_score_nothing(grades: Grades) -> Iterator[Finding]:
    """Cheap answers score 0 on every exercise."""
    return _score_nothing(grades, "cheap/", Condition.CHEAP)


def _score_nothing(grades: Grades, prefix: str, condition: Condition) -> Iterator[Finding]:
    for name, result in sorted(grades.results.items()):
        if name.startswith(prefix):
            for exercise in result.exercises:
                if exercise.score > 0:
                    passed = ", ".join(check.id for check in exercise.checks if check.passed)
                    yield Finding(
                        condition,
                        f"{name} on {exercise.name}",
                        Text(
                            f"Gana {exercise.score:g} puntos con {passed}.",
                            f"It earns {exercise.score:g} points from {passed}.",
                        ),
                        Text(
                            "Agrega un valor que la respuesta no acierte, o requires=[…].",
                            "Add a value that this answer does not hit, or requires=[…].",
                        ),
                    )


def right_answers_are_full(material: Material, grades: Grades) -> Iterator[Finding]:
    """Every right answer has full marks, on every exercise that it touches."""
    for answer in material.right:
        for exercise in grades.results[answer.name].exercises:
            if exercise.score < exercise.max_score:
                yield Finding(
                    Condition.RIGHT,
                    f"{answer.name} on {exercise.name}",
                    _lost(grades.results[answer.name], exercise.name),
                    Text(
                        "La comprobación pide más de lo que el contrato promete, o la respuesta está mal.",
                        "The check asks for more than the contract promises, or the answer is not right.",
                    ),
                )


def wrong_answers_lose_points(material: Material, grades: Grades) -> Iterator[Finding]:
    """Every wrong answer loses points on its exercise."""
    for answer in material.wrong:
        result = grades.of(answer.name, answer.exercise)
        if result is not None and result.score >= result.max_score:
            yield Finding(
                Condition.SURVIVES,
                answer.name,
                Text("Gana todos los puntos.", "It earns full marks."),
                Text(
                    f"Escribe una comprobación de la promesa {_numbers(answer)} que la descubra.",
                    f"Write a check of promise {_numbers(answer)} that finds it out.",
                ),
            )


def wrong_answers_stay_at_home(material: Material, grades: Grades) -> Iterator[Finding]:
    """No wrong answer loses points on another exercise, except on one that builds on it."""
    builds_on = {exercise.name for exercise in material.lab.info.exercises if exercise.builds_on}
    for answer in material.wrong:
        for exercise in grades.results[answer.name].exercises:
            other = exercise.name != answer.exercise and exercise.name not in builds_on
            if other and exercise.score < exercise.max_score:
                yield Finding(
                    Condition.ELSEWHERE,
                    f"{answer.name} on {exercise.name}",
                    _lost(grades.results[answer.name], exercise.name),
                    Text(
                        "Una respuesta estropea solo su ejercicio: cambia los nombres que define de más.",
                        "An answer spoils its own exercise only: rename what it defines besides.",
                    ),
                )


def right_check_fails(material: Material, grades: Grades) -> Iterator[Finding]:
    """A wrong answer is caught by a check of a promise that it breaks, or refused for an off-limits name."""
    off_limits = {promise.number for promise in material.promises if promise.off_limits}
    for answer in material.wrong:
        result = grades.of(answer.name, answer.exercise)
        if result is None or result.score >= result.max_score:
            continue
        if result.status is ExerciseStatus.OFF_LIMITS:
            missing = set() if off_limits & set(answer.breaks) else set(answer.breaks)
        else:
            failed = failed_checks(result)
            about = {number for name in failed for number in material.lab.checks[name].promises}
            missing = set(answer.breaks) - about
        if missing:
            numbers = ", ".join(map(str, sorted(missing)))
            failed_text = (
                ", ".join(failed_checks(result))
                if result.status is not ExerciseStatus.OFF_LIMITS
                else "off limits"
            )
            yield Finding(
                Condition.WRONG_PROMISE,
                answer.name,
                Text(
                    f"Dice romper {numbers}, pero ninguna comprobación de eso falla ({failed_text}).",
                    f"It claims to break {numbers}, but no check of that fails ({failed_text}).",
                ),
                Text(
                    "Corrige los números de la respuesta o de la comprobación, o escribe la que falta.",
                    "Correct the numbers of the answer or of the check, or write the missing one.",
                ),
            )


def hints_are_shown(material: Material, grades: Grades) -> Iterator[Finding]:
    """The report on a wrong answer shows the hint that it deserves, under `--reveal summary`."""
    for answer in material.wrong:
        result = grades.of(answer.name, answer.exercise)
        if result is None or result.score >= result.max_score:
            continue
        if answer.hint is None:
            shown = bool(result.message) if is_off_limits_answer(material, answer) else True
        else:
            text = material.lab.hints.get(answer.hint, Text("", "")).en
            shown = bool(text) and any(check.hint == text for check in result.checks)
            shown = shown or (result.status is ExerciseStatus.OFF_LIMITS and bool(result.message))
        if not shown:
            ids = {text.en: name for name, text in material.lab.hints.items()}
            found = sorted({ids.get(check.hint, check.hint) for check in result.checks if check.hint})
            said = ", ".join(found) or "-"
            yield Finding(
                Condition.HINT_MISSING,
                answer.name,
                Text(
                    f"El informe no muestra la pista `{answer.hint}`, sino: {said}.",
                    f"The report does not show the hint `{answer.hint}`, but: {said}.",
                ),
                Text(
                    "Reconoce el error con mistakes={…}, o dale esa pista a la comprobación.",
                    "Recognise the mistake with mistakes={…}, or give that hint to the check.",
                ),
            )


def wrong_answers_differ(material: Material, grades: Grades) -> Iterator[Finding]:
    """No two wrong answers of an exercise fail the same checks, unless they break different promises."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for answer in material.wrong:
        failed = failed_checks(grades.of(answer.name, answer.exercise))
        groups[answer.exercise, failed, frozenset(answer.breaks)].append(answer.name)
    for names in groups.values():
        if len(names) > 1:
            yield Finding(
                Condition.SAME_CHECKS,
                ", ".join(names),
                Text(
                    "Fallan en las mismas comprobaciones y rompen las mismas promesas.",
                    "They fail the same checks and break the same promises.",
                ),
                Text(
                    "Cambia una por otro error, o divide la comprobación.",
                    "Change one for another mistake, or split the check.",
                ),
            )


def there_are_near_misses(material: Material, grades: Grades) -> Iterator[Finding]:
    """At least three wrong answers of an exercise still earn half of its points, and not all."""
    for exercise, points in material.points.items():
        near = 0
        for answer in material.wrong:
            result = grades.of(answer.name, exercise) if answer.exercise == exercise else None
            near += result is not None and points / 2 - 1e-9 <= result.score < points
        if near < NEAR_MISSES:
            yield Finding(
                Condition.NEAR_MISSES,
                exercise,
                Text(
                    f"Solo {near} respuestas incorrectas ganan la mitad; hacen falta {NEAR_MISSES}.",
                    f"Only {near} wrong answers earn half of its points; {NEAR_MISSES} are needed.",
                ),
                Text("Agrega errores menos evidentes.", "Add mistakes that are less obvious."),
            )


def checks_kill(material: Material, grades: Grades) -> Iterator[Finding]:
    """Every check finds fault with a wrong answer by itself."""
    killers = {
        name
        for answer in material.wrong
        for name in killing_checks(
            grades.of(answer.name, answer.exercise), material.lab.checks_for(answer.exercise)
        )
    }
    for check in material.lab.checks.values():
        if check.id not in killers:
            yield Finding(
                Condition.IDLE_CHECK,
                check.id,
                Text(
                    "Ninguna respuesta incorrecta falla en ella por sí misma.",
                    "No wrong answer fails it on its own account.",
                ),
                Text(
                    f"Agrega una respuesta que rompa {list(check.promises)}, o quita la comprobación.",
                    f"Add an answer that breaks {list(check.promises)}, or remove the check.",
                ),
            )


def _lost(result: SubmissionResult | None, name: str) -> Text:
    """What an exercise lost, and on which checks."""
    exercise = None if result is None else exercise_result(result, name)
    if exercise is None:
        return Text("No se calificó.", "It was not graded.")
    said = "; ".join(
        f"{check.id}: {check.message or exercise.status}" for check in exercise.checks if not check.passed
    )
    message = f" {exercise.message}" if exercise.message else ""
    earned = f"{exercise.score:g}/{exercise.max_score:g}"
    return Text(
        f"Gana {earned} ({exercise.status}).{message} {said}",
        f"It earns {earned} ({exercise.status}).{message} {said}",
    )


def _numbers(answer: Answer) -> str:
    return ", ".join(map(str, answer.breaks))
