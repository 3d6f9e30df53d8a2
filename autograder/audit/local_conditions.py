"""Conditions of the gate on the local checks: they help, and they do not give the answer away."""

from collections.abc import Iterator

from autograder.audit.findings import Condition, Finding
from autograder.audit.grades import REFERENCE, Grades
from autograder.audit.material import Material
from autograder.text import Text


def local_findings(material: Material, grades: Grades) -> list[Finding]:
    """All findings of this kind that hold for every single exercise."""
    return [
        *every_exercise_has_local_checks(material),
        *local_checks_raise_nothing_else(grades),
        *local_checks_accept(material, grades),
    ]


def every_exercise_has_local_checks(material: Material) -> Iterator[Finding]:
    """Each exercise has a local check, and local checks give no points."""
    for exercise in material.exercises:
        if not any(check.exercise == exercise for check in material.local_checks.values()):
            yield Finding(
                Condition.LOCAL,
                exercise,
                Text("No tiene comprobación local.", "It has no local check."),
                Text("Escribe una en local_tests.py.", "Write one in local_tests.py."),
            )
    for check in material.local_checks.values():
        if check.points or check.exercise not in material.exercises:
            yield Finding(
                Condition.LOCAL,
                check.id,
                Text(
                    "Da puntos, o nombra un ejercicio que no existe.",
                    "It gives points, or names no exercise.",
                ),
                Text("Corrige su decorador.", "Correct its decorator."),
            )


def local_checks_raise_nothing_else(grades: Grades) -> Iterator[Finding]:
    """Local checks raise nothing unforeseen, and need no minute."""
    for name, outcomes in sorted(grades.local.items()):
        if outcomes is None:
            continue  # an answer that hangs; the right ones are looked at below
        for check, outcome in outcomes.items():
            if outcome.error is not None:
                yield Finding(
                    Condition.UNFORESEEN,
                    f"{name}, local {check}".rstrip(),
                    Text(f"Terminó con {outcome.error[-300:]}", f"It ended with {outcome.error[-300:]}"),
                    Text(
                        "Corrige la comprobación local o la respuesta.",
                        "Correct the local check or the answer.",
                    ),
                )


def local_checks_accept(material: Material, grades: Grades) -> Iterator[Finding]:
    """The reference and every right answer pass their local checks."""
    for name in (REFERENCE, *(answer.name for answer in material.right)):
        if name in grades.local and not grades.passes_locally(name):
            outcomes = grades.local[name] or {}
            failed = "; ".join(
                f"{check}: {each.message}" for check, each in outcomes.items() if not each.passed
            )
            yield Finding(
                Condition.LOCAL,
                name,
                Text(
                    f"No pasa: {failed or 'tiempo agotado'}.", f"It does not pass: {failed or 'out of time'}."
                ),
                Text("Corrige local_tests.py.", "Correct local_tests.py."),
            )


def local_checks_refuse_half(material: Material, grades: Grades) -> Iterator[Finding]:
    """At least half of a lab's wrong answers fail their local checks."""
    tried = [answer.name for answer in material.wrong if answer.name in grades.local]
    passing = [name for name in tried if grades.passes_locally(name)]
    if 2 * len(passing) > len(tried):
        yield Finding(
            Condition.LOCAL,
            "local_tests.py",
            Text(
                f"Pasan {len(passing)} de {len(tried)} respuestas incorrectas: {', '.join(passing)}.",
                f"{len(passing)} of {len(tried)} wrong answers pass: {', '.join(passing)}.",
            ),
            Text("Que falle al menos la mitad.", "Let at least half of them fail."),
        )
