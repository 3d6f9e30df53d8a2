"""Grade the mutants of a lab and give each its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from autograder.audit.cases import Case, Grader, exercise_result
from autograder.audit.equivalents import Equivalent
from autograder.audit.findings import Condition, Finding
from autograder.audit.grade_conditions import nothing_unforeseen
from autograder.audit.grades import Progress, grade
from autograder.audit.material import Material
from autograder.audit.mutants import Mutant, mutants_of
from autograder.audit.repeat import Agreement, Comparison, repeat
from autograder.records import SubmissionResult
from autograder.text import Text

TIME_FACTOR = 3.0
LEAST_SECONDS = 2.0
"""A limit below this would measure how busy the machine is."""
REPEAT_SECONDS = 300.0
"""Wall-clock limit for comparing one mutant with the reference."""


class Verdict(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Tally:
    """The mutants of one exercise by verdict; survivors and equivalents by name."""

    killed: int = 0
    equivalent: tuple[str, ...] = ()
    survived: tuple[str, ...] = ()

    @property
    def made(self) -> int:
        """How many mutants there were."""
        return self.killed + len(self.equivalent) + len(self.survived)


def run_mutants(
    material: Material, exercises: Sequence[str], grader: Grader, workers: int, progress: Progress
) -> tuple[dict[str, Tally], list[Finding]]:
    """Make, grade and judge the mutants of exercises: the tally of each, and what is wrong with them."""
    mutants = [mutant for exercise in exercises for mutant in mutants_of(material.lab.reference, exercise)]
    limits = _limits(material, exercises, grader, progress)
    cases = [_case(material, mutant, limits[mutant.exercise]) for mutant in mutants]
    results = grade(cases, grader, "mutants", progress)
    verdicts = {mutant.id: _verdict(mutant, results[_case_id(mutant)]) for mutant in mutants}
    survivors = [mutant for mutant in mutants if verdicts[mutant.id] is Verdict.SURVIVED]
    recorded = {entry.id: entry for entry in material.equivalents}
    agreements = _repeat(material, survivors, recorded, workers, progress)
    findings = list(nothing_unforeseen(results))
    for mutant in survivors:
        agreement = agreements[mutant.id]
        if mutant.id in recorded and agreement.same:
            verdicts[mutant.id] = Verdict.EQUIVALENT
        else:
            findings.append(_survivor(mutant, agreement, mutant.id in recorded))
    findings += _stale([entry for entry in material.equivalents if entry.exercise in exercises], verdicts)
    names = {mutant.id: _stable_name(mutant, agreements.get(mutant.id)) for mutant in mutants}
    return {name: _tally(name, mutants, verdicts, names) for name in exercises}, findings


def _limits(
    material: Material, exercises: Sequence[str], grader: Grader, progress: Progress
) -> dict[str, float]:
    """Three times what the reference takes for the whole exercise, as limit for a single call."""
    cases = [Case(f"time/{name}", (material.lab.reference,), (name,)) for name in exercises]
    results = grade(cases, grader, "time of the reference", progress)
    return {name: max(LEAST_SECONDS, TIME_FACTOR * results[f"time/{name}"].seconds.cpu) for name in exercises}


def _case_id(mutant: Mutant) -> str:
    return f"mutant/{mutant.exercise}/{mutant.id}"


def _case(material: Material, mutant: Mutant, seconds: float) -> Case:
    # Independence (rule 10): other exercises do not run the mutated definition for points of their own.
    cells = (material.lab.reference, mutant.source)
    return Case(_case_id(mutant), cells, (mutant.exercise,), seconds, until_failure=True)


def _verdict(mutant: Mutant, result: SubmissionResult) -> Verdict:
    exercise = exercise_result(result, mutant.exercise)
    # Running out of time is a kill like another: which of the two it is may depend on the machine.
    perfect = exercise is not None and exercise.score >= exercise.max_score
    return Verdict.SURVIVED if perfect else Verdict.KILLED


def _repeat(
    material: Material,
    survivors: Sequence[Mutant],
    recorded: dict[str, Equivalent],
    workers: int,
    progress: Progress,
) -> dict[str, Agreement]:
    """Survivors against the reference: recorded ones to repeat the proof, others to help their author."""
    if not survivors:
        return {}
    progress("survivors", 0, len(survivors))
    comparisons = [
        Comparison(
            mutant.exercise,
            recorded[mutant.id].inputs if mutant.id in recorded else mutant.exercise,
            mutant.source,
        )
        for mutant in survivors
    ]
    found = repeat(
        material.inputs, material.lab.reference, comparisons, seconds=REPEAT_SECONDS, workers=workers
    )
    progress("survivors", len(survivors), len(survivors))
    return {mutant.id: agreement for mutant, agreement in zip(survivors, found, strict=True)}


def _survivor(mutant: Mutant, agreement: Agreement, recorded: bool) -> Finding:
    entry = (
        f'\n[[equivalent]]\nid = "{mutant.id}"\nexercise = "{mutant.exercise}"\n'
        f"change = '{mutant.change.replace(chr(39), chr(34))}'\nwhy = \"…\"\n"
    )
    if agreement.difference is not None:
        remedy = Text(
            f"Difiere de la referencia con {agreement.difference}. Escribe una comprobación con esa entrada.",
            f"It differs from the reference on {agreement.difference}. Write a check with that input.",
        )
    elif agreement.problem is not None:
        remedy = Text(
            f"No se pudo comparar con la referencia: {agreement.problem}.",
            f"It could not be compared with the reference: {agreement.problem}.",
        )
    else:
        remedy = Text(
            f"Coincide con la referencia en {agreement.trials} entradas. Anótalo en equivalent.toml:{entry}",
            f"It agrees with the reference on {agreement.trials} inputs. Put it in equivalent.toml:{entry}",
        )
    what = Text("Sobrevive.", "It survives.")
    if recorded:
        what = Text("Está anotado como equivalente.", "It is recorded as equivalent.")
    return Finding(Condition.EQUIVALENT if recorded else Condition.MUTANT, mutant.name, what, remedy)


def _stale(equivalents: Sequence[Equivalent], verdicts: dict[str, Verdict]) -> list[Finding]:
    """Records of mutants that are killed, or no longer made."""
    findings = []
    for entry in equivalents:
        verdict = verdicts.get(entry.id)
        where = f"equivalent.toml: {entry.id} ({entry.exercise}, {entry.change})"
        if verdict is None:
            what = Text("Ese mutante ya no existe.", "There is no such mutant any more.")
            findings.append(
                Finding(Condition.EQUIVALENT, where, what, Text("Borra la entrada.", "Delete the entry."))
            )
        elif verdict is Verdict.KILLED:
            what = Text("La comprobación lo rechaza.", "The grader refuses it.")
            remedy = Text(
                "Si es equivalente, la comprobación pide de más; si no, borra la entrada.",
                "If it is equivalent, the check asks for too much; if not, delete the entry.",
            )
            findings.append(Finding(Condition.EQUIVALENT, where, what, remedy))
    return findings


def _tally(
    exercise: str, mutants: Sequence[Mutant], verdicts: dict[str, Verdict], names: dict[str, str]
) -> Tally:
    tally = Tally()
    for mutant in mutants:
        if mutant.exercise == exercise:
            match verdicts[mutant.id]:
                case Verdict.KILLED:
                    tally = replace(tally, killed=tally.killed + 1)
                case Verdict.EQUIVALENT:
                    tally = replace(tally, equivalent=(*tally.equivalent, names[mutant.id]))
                case Verdict.SURVIVED:
                    tally = replace(tally, survived=(*tally.survived, names[mutant.id]))
    return tally


def _stable_name(mutant: Mutant, agreement: Agreement | None) -> str:
    """Without the line, which moves with every edit above it; with the excuse for fewer trials."""
    excused = agreement is not None and agreement.excuse is not None
    excuse = f" ({agreement.trials} trials: {agreement.excuse})" if agreement and excused else ""
    return f"{mutant.change} [{mutant.id}]{excuse}"
