"""The gate: all conditions of docs/measuring-graders.md, the cheap ones first."""

import time
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.audit.cases import Grader
from autograder.audit.findings import Condition, Finding
from autograder.audit.grade_conditions import grade_findings, reference_is_full
from autograder.audit.grades import Grades, Progress, grade_corpus, run_local_checks
from autograder.audit.local_conditions import local_checks_refuse_half, local_findings
from autograder.audit.material import Material, read_material
from autograder.audit.material_conditions import material_findings
from autograder.audit.matrix import Document, kept_mutants, make_matrix
from autograder.audit.mutant_runs import Tally, run_mutants
from autograder.authoring.errors import SourceError
from autograder.text import Text

Mutants = Literal["auto", "always", "never"]
"""`auto` makes mutants only where the hash in the committed matrix is not that of now."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What the gate found out about one lab."""

    lab: str
    findings: tuple[Finding, ...]
    matrix: Document | None = None
    """None where the lab could not even be loaded, or where only some of its exercises were asked for."""
    mutants_made: bool = False
    """False where those of the committed matrix still stand, or none were asked for."""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the lab passes the gate."""
        return not self.findings


def run_gate(
    root: Path,
    lab: str,
    grader_factory: Callable[[Material], AbstractContextManager[Grader]],
    *,
    workers: int = 1,
    exercises: Collection[str] = (),
    mutants: Mutants = "auto",
    progress: Progress,
) -> AuditResult:
    """Try all conditions on one lab, or on some of its exercises alone (then there is no matrix)."""
    started = time.monotonic()
    root = root.resolve()
    try:
        material, findings = read_material(root, lab)
        findings += material_findings(material)
        material = material.only(exercises)
    except (SourceError, LookupError, ValueError, OSError, SyntaxError) as error:
        text = f"{type(error).__name__}: {error}"
        unusable = Finding(
            Condition.MATERIAL,
            f"source/{lab}",
            Text(text, text),
            Text("Corrígelo primero.", "Correct that first."),
        )
        return AuditResult(lab, (unusable,), seconds=time.monotonic() - started)
    local = run_local_checks(material, workers, progress)
    with grader_factory(material) as grader:
        grades = Grades(grade_corpus(material, grader, progress), local)
        findings += grade_findings(material, grades) + local_findings(material, grades)
        findings += [] if exercises else local_checks_refuse_half(material, grades)
        kept = kept_mutants(root, lab) if mutants != "always" and not exercises else None
        tallies: dict[str, Tally] = kept or {}
        made: list[str] = []
        if kept is None and mutants == "never":
            findings.append(_not_made(lab, "mutants", Text("No se hicieron.", "They were not made.")))
        elif kept is None:
            # Mutants of a reference that loses points would all count as killed.
            broken = {finding.where for finding in reference_is_full(material, grades)}
            why = Text("La referencia pierde puntos.", "The reference loses points.")
            findings += [_not_made(lab, f"mutants of {name}", why) for name in sorted(broken)]
            made = [name for name in material.exercises if name not in broken]
            tallies, more = run_mutants(material, made, grader, workers, progress)
            findings += more
    matrix = None if exercises else make_matrix(material, grades, tallies)
    return AuditResult(lab, tuple(findings), matrix, bool(made), time.monotonic() - started)


def _not_made(lab: str, which: str, why: Text) -> Finding:
    return Finding(
        Condition.MUTANT,
        which,
        why,
        Text(
            f"La matriz guardada no vale sin ellos: `autograder audit {lab}`.",
            f"The committed matrix does not stand without them: `autograder audit {lab}`.",
        ),
    )
