"""Conditions of the gate that can be read off a lab's files, before anything is graded."""

import ast
from collections import Counter
from collections.abc import Iterator

from autograder.audit.answers import Answer
from autograder.audit.findings import Condition, Finding
from autograder.audit.material import Material
from autograder.text import Text

MIN_RIGHT = 2
MIN_WRONG = 5
MIN_WRONG_OF_ONE_POINTER = 3


def material_findings(material: Material) -> list[Finding]:
    """All findings of this kind."""
    return [
        *promises_are_checked(material),
        *promises_are_broken(material),
        *names_are_known(material),
        *hints_are_written(material),
        *points_add_up(material),
        *corpus_is_large_enough(material),
    ]


def promises_are_checked(material: Material) -> Iterator[Finding]:
    """Every promise has a hidden check, unless the engine itself checks it."""
    named = {number for check in material.lab.checks.values() for number in check.promises}
    for promise in material.promises:
        if promise.number not in named and not promise.off_limits:
            yield Finding(
                Condition.PROMISES,
                f"promise {promise.number} ({promise.section})",
                Text("Ninguna comprobación trata de ella.", "No check is about it."),
                Text(
                    f"Escribe una con promises=[{promise.number}] en hidden_tests.py.",
                    f"Write one with promises=[{promise.number}] in hidden_tests.py.",
                ),
            )


def promises_are_broken(material: Material) -> Iterator[Finding]:
    """Every promise has a wrong answer that breaks it, or a reason why there is none; not both."""
    broken = {number for answer in material.wrong for number in answer.breaks}
    for promise in material.promises:
        where = f"promise {promise.number} ({promise.section})"
        if promise.number not in broken and promise.no_breaker is None:
            yield Finding(
                Condition.PROMISES,
                where,
                Text("Ninguna respuesta incorrecta la rompe.", "No wrong answer breaks it."),
                Text(
                    f"Agrega una con `# breaks: {promise.number}`, o marca la promesa [no breaker: razón].",
                    f"Add one with `# breaks: {promise.number}`, or mark the promise [no breaker: reason].",
                ),
            )
        if promise.number in broken and promise.no_breaker is not None:
            yield Finding(
                Condition.PROMISES,
                where,
                Text(
                    "Dice que nada la rompe, y algo la rompe.",
                    "It says that nothing breaks it; something does.",
                ),
                Text("Quita la marca [no breaker].", "Remove the mark [no breaker]."),
            )


def names_are_known(material: Material) -> Iterator[Finding]:
    """Checks and wrong answers name promises that exist: general ones, or their exercise's own."""
    sections = {promise.number: promise.section for promise in material.promises}
    named = [(check.id, check.exercise, check.promises) for check in material.lab.checks.values()]
    named += [(answer.name, answer.exercise, answer.breaks) for answer in material.wrong]
    for where, exercise, numbers in named:
        for number in numbers:
            if sections.get(number) not in ("General", exercise):
                section = sections.get(number, "-")
                yield Finding(
                    Condition.PROMISES,
                    where,
                    Text(
                        f"Nombra la promesa {number}, que no existe o es de otro ejercicio ({section}).",
                        f"It names promise {number}, which is nobody's or another exercise's ({section}).",
                    ),
                    Text("Corrige el número.", "Correct the number."),
                )
        if not numbers and material.promises:
            yield Finding(
                Condition.PROMISES,
                where,
                Text("No nombra ninguna promesa.", "It names no promise."),
                Text("Di de cuáles trata.", "Say which ones it is about."),
            )


def hints_are_written(material: Material) -> Iterator[Finding]:
    """Every hint that somebody names exists, in both languages, and every hint is named by somebody."""
    hints = material.lab.hints
    trees = {
        name: ast.parse((material.lab.folder / name).read_text(encoding="utf-8"))
        for name in ("hidden_tests.py", "local_tests.py")
        if (material.lab.folder / name).is_file()
    }
    wanted = {hint: name for name, tree in trees.items() for hint in _named_hints(tree)}
    wanted |= {answer.hint: answer.name for answer in material.wrong if answer.hint is not None}
    off_limits = {promise.number for promise in material.promises if promise.off_limits}
    for hint, where in sorted(wanted.items()):
        if not all(text.strip() for text in hints.get(hint, Text("", ""))):
            yield Finding(
                Condition.HINTS,
                where,
                Text(f"Falta la pista `{hint}`, o está vacía.", f"The hint `{hint}` is missing or empty."),
                Text("Escríbela en hints.toml, en es y en.", "Write it in hints.toml, in es and en."),
            )
    said = {
        node.value for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    }
    for hint in hints:
        if hint not in said:
            yield Finding(
                Condition.HINTS,
                f"hints.toml: {hint}",
                Text("Ninguna comprobación la muestra.", "No check shows it."),
                Text("Bórrala, o úsala en mistakes={…}.", "Delete it, or use it in mistakes={…}."),
            )
    for answer in material.wrong:
        # Where the engine refuses a name, its message takes the place of a hint.
        if answer.hint is None and not off_limits.issuperset(answer.breaks):
            yield Finding(
                Condition.HINTS,
                answer.name,
                Text("No dice qué pista merece.", "It does not say which hint it deserves."),
                Text("Agrega `# hint: id`.", "Add `# hint: id`."),
            )


def _named_hints(tree: ast.Module) -> set[str]:
    """Ids that stand as `hint="…"` or as a key of `mistakes={…}`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "hint" and isinstance(node.value, ast.Constant):
            found.add(str(node.value.value))
        if isinstance(node, ast.keyword) and node.arg == "mistakes" and isinstance(node.value, ast.Dict):
            found |= {str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)}
    return found - {"None"}


def points_add_up(material: Material) -> Iterator[Finding]:
    """The points of an exercise's checks add up to the exercise's."""
    for exercise, points in material.points.items():
        total = sum(check.points for check in material.lab.checks_for(exercise))
        if abs(total - points) > 1e-9:
            yield Finding(
                Condition.CORPUS,
                exercise,
                Text(
                    f"Sus comprobaciones suman {total:g} puntos y vale {points:g}.",
                    f"Its checks add up to {total:g} points, and it is worth {points:g}.",
                ),
                Text("Reparte los puntos en hidden_tests.py.", "Distribute the points in hidden_tests.py."),
            )


def corpus_is_large_enough(material: Material) -> Iterator[Finding]:
    """At least two right answers per exercise, and five wrong ones (three for exercises of one point)."""
    right = Counter(answer.exercise for answer in material.right)
    wrong = Counter(answer.exercise for answer in material.wrong)
    for exercise, points in material.points.items():
        enough = MIN_WRONG if points > 1 else MIN_WRONG_OF_ONE_POINTER
        if right[exercise] < MIN_RIGHT:
            yield _too_few(exercise, right[exercise], MIN_RIGHT, Text("correctas", "right"), "right")
        if wrong[exercise] < enough:
            yield _too_few(exercise, wrong[exercise], enough, Text("incorrectas", "wrong"), "wrong")


def _too_few(exercise: str, found: int, wanted: int, kind: Text, folder: str) -> Finding:
    return Finding(
        Condition.CORPUS,
        exercise,
        Text(
            f"Hay {found} respuestas {kind.es}; hacen falta {wanted}.",
            f"There are {found} {kind.en} answers; {wanted} are needed.",
        ),
        Text(f"Agrega más en answers/{folder}/.", f"Add more in answers/{folder}/."),
    )


def is_off_limits_answer(material: Material, answer: Answer) -> bool:
    """Whether an answer breaks nothing but promises that the engine itself checks."""
    off_limits = {promise.number for promise in material.promises if promise.off_limits}
    return bool(answer.breaks) and off_limits.issuperset(answer.breaks)
