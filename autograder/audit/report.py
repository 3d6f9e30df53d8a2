"""What `autograder audit` prints about one lab."""

from autograder.audit.findings import Condition
from autograder.audit.gate import AuditResult
from autograder.audit.matrix import Document
from autograder.text import Language, Text

_TITLES = {
    Condition.MATERIAL: Text("Archivos que no se pueden usar", "Files that cannot be used"),
    Condition.PROMISES: Text("Promesas", "Promises"),
    Condition.HINTS: Text("Pistas que faltan", "Missing hints"),
    Condition.CORPUS: Text("Faltan puntos o respuestas", "Missing points or answers"),
    Condition.REFERENCE: Text("La referencia pierde puntos", "The reference loses points"),
    Condition.UNFORESEEN: Text(
        "Una comprobación lanza algo imprevisto", "A check raises something unforeseen"
    ),
    Condition.STUB: Text("El esqueleto sin tocar gana puntos", "The untouched stub scores"),
    Condition.CHEAP: Text("Una respuesta barata gana puntos", "A cheap answer scores"),
    Condition.RIGHT: Text("Una respuesta correcta pierde puntos", "A right answer loses points"),
    Condition.SURVIVES: Text("Una respuesta incorrecta sobrevive", "A wrong answer survives"),
    Condition.ELSEWHERE: Text("Una respuesta estropea otro ejercicio", "An answer spoils another exercise"),
    Condition.WRONG_PROMISE: Text(
        "Falla por otra razón que la dicha", "It fails for another reason than it says"
    ),
    Condition.HINT_MISSING: Text("El informe no muestra la pista", "The report does not show the hint"),
    Condition.SAME_CHECKS: Text("Respuestas que no se distinguen", "Answers that cannot be told apart"),
    Condition.NEAR_MISSES: Text("Faltan errores casi correctos", "Too few near misses"),
    Condition.IDLE_CHECK: Text("Comprobaciones que no descubren nada", "Checks that kill nothing"),
    Condition.LOCAL: Text("Comprobaciones locales", "Local checks"),
    Condition.MUTANT: Text("Mutantes que sobreviven sin explicación", "Mutants that survive unexplained"),
    Condition.EQUIVALENT: Text("Mutantes anotados como equivalentes", "Mutants recorded as equivalent"),
}


def report_text(result: AuditResult, language: Language) -> str:
    """Findings by condition, then the lab in numbers."""
    lines: list[str] = []
    for condition, title in _TITLES.items():
        found = [finding for finding in result.findings if finding.condition is condition]
        if found:
            lines.append(f"{title.in_(language)} ({len(found)})")
            lines += [f"  - {finding.line(language)}" for finding in found]
    if result.matrix is not None:
        lines.append(_numbers(result, result.matrix, language))
    verdict = Text("pasa", "passes") if result.ok else Text("no pasa", "does not pass")
    count = len(result.findings)
    lines.append(
        Text(
            f"{result.lab}: {verdict.es} ({count} observaciones, {result.seconds:.0f} s).",
            f"{result.lab}: {verdict.en} ({count} findings, {result.seconds:.0f} s).",
        ).in_(language)
    )
    return "\n".join(lines)


def _numbers(result: AuditResult, matrix: Document, language: Language) -> str:
    exercises = list(matrix["exercises"].values())
    checks, right, wrong = (sum(len(each[key]) for each in exercises) for key in ("checks", "right", "wrong"))
    made = [each["mutants"] for each in exercises if each["mutants"] is not None]
    killed = sum(each["killed"] for each in made)
    equivalent, survived = (sum(len(each[key]) for each in made) for key in ("equivalent", "survived"))
    total = killed + equivalent + survived
    source = Text("", "") if result.mutants_made or not made else Text(" (de la matriz guardada)", " (kept)")
    return Text(
        f"{matrix['promises']} promesas, {checks} comprobaciones, {matrix['local_checks']} locales, "
        f"{right} respuestas correctas, {wrong} incorrectas; {total} mutantes{source.es}: "
        f"{killed} descubiertos, {equivalent} equivalentes, {survived} sobreviven.",
        f"{matrix['promises']} promises, {checks} checks, {matrix['local_checks']} local ones, "
        f"{right} right answers, {wrong} wrong ones; {total} mutants{source.en}: {killed} killed, "
        f"{equivalent} equivalent, {survived} survived.",
    ).in_(language)
