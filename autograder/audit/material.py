"""All that the audit reads of a lab, and what is wrong with it."""

import ast
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.audit.answers import FOLDER, Answer, Kind, answer_files, read_answer
from autograder.audit.check_runs import load_tests
from autograder.audit.equivalents import Equivalent, read_equivalents
from autograder.audit.findings import Condition, Finding
from autograder.audit.promises import FILE as PROMISES
from autograder.audit.promises import Promise, read_promises
from autograder.authoring.errors import SourceError
from autograder.authoring.lab_source import load_lab as load_source
from autograder.authoring.scripts import stub_script
from autograder.grading.lab import Lab, load_lab
from autograder.testing import Check, checks_of
from autograder.text import LANGUAGES, Text

_ALLOWED_IN_ANSWERS = {"right", "wrong", "inputs.py", "equivalent.toml", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Material:
    """A lab with everything that measures its grader."""

    root: Path
    lab: Lab
    stubs: tuple[str, ...]
    """The stub script in every language."""
    promises: tuple[Promise, ...]
    local_checks: dict[str, Check]
    right: tuple[Answer, ...]
    wrong: tuple[Answer, ...]
    equivalents: tuple[Equivalent, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """Names of the exercises, in order."""
        return tuple(exercise.name for exercise in self.lab.info.exercises)

    @property
    def points(self) -> dict[str, float]:
        """Exercise → points."""
        return {exercise.name: exercise.points for exercise in self.lab.info.exercises}

    def only(self, names: Collection[str]) -> "Material":
        """The same lab as if it had these exercises alone; an empty collection narrows nothing.

        Raises:
            LookupError: where one of them is no exercise of the lab.
        """
        if not names:
            return self
        if unknown := set(names) - set(self.exercises):
            raise LookupError(f"{self.lab.info.name} has no exercise {', '.join(sorted(unknown))}")
        exercises = tuple(each for each in self.lab.info.exercises if each.name in names)
        checks = {name: check for name, check in self.lab.checks.items() if check.exercise in names}
        return replace(
            self,
            lab=replace(self.lab, info=replace(self.lab.info, exercises=exercises), checks=checks),
            local_checks={name: each for name, each in self.local_checks.items() if each.exercise in names},
            right=tuple(answer for answer in self.right if answer.exercise in names),
            wrong=tuple(answer for answer in self.wrong if answer.exercise in names),
            equivalents=tuple(entry for entry in self.equivalents if entry.exercise in names),
        )

    @property
    def inputs(self) -> Path:
        """The file with generators of valid inputs; it need not exist."""
        return self.lab.folder / FOLDER / "inputs.py"

    def definition(self, exercise: str) -> ast.FunctionDef | ast.ClassDef:
        """The reference's own definition of an exercise."""
        definitions = [
            statement
            for statement in ast.parse(self.lab.reference).body
            if isinstance(statement, ast.FunctionDef | ast.ClassDef) and statement.name == exercise
        ]
        if not definitions:
            raise LookupError(f"the reference does not define {exercise}")
        return definitions[-1]  # where a name is defined twice, the last one counts


def read_material(root: Path, name: str) -> tuple[Material, list[Finding]]:
    """A lab's material, and a finding for every file that cannot be used.

    Raises:
        SourceError, LookupError: the lab itself cannot be loaded, so that nothing can be said of its grader.
    """
    lab = load_lab(name, root)
    exercises = [exercise.name for exercise in lab.info.exercises]
    findings: list[Finding] = []
    promises: tuple[Promise, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    try:
        promises = read_promises(lab.folder / PROMISES, exercises)
    except SourceError as error:
        findings.append(_unusable(root, error))
    try:
        equivalents = read_equivalents(lab.folder / FOLDER / "equivalent.toml", exercises)
    except SourceError as error:
        findings.append(_unusable(root, error))
    answers: dict[Kind, list[Answer]] = {Kind.RIGHT: [], Kind.WRONG: []}
    for kind, found in answers.items():
        for path in answer_files(lab.folder, kind):
            try:
                found.append(read_answer(path, kind, exercises))
            except SourceError as error:
                findings.append(_unusable(root, error))
    findings += _strays(root, lab.folder / FOLDER)
    local_tests = lab.folder / "local_tests.py"
    source = load_source(lab.folder)
    return (
        Material(
            root=root,
            lab=lab,
            stubs=tuple(stub_script(source, language) for language in LANGUAGES),
            promises=promises,
            local_checks=checks_of(vars(load_tests(local_tests))) if local_tests.is_file() else {},
            right=tuple(answers[Kind.RIGHT]),
            wrong=tuple(answers[Kind.WRONG]),
            equivalents=equivalents,
        ),
        findings,
    )


def _unusable(root: Path, error: SourceError) -> Finding:
    where = error.path.relative_to(root) if error.path.is_relative_to(root) else error.path
    return Finding(
        Condition.MATERIAL,
        f"{where.as_posix()}:{error.line}",
        Text(error.problem, error.problem),
        Text(error.remedy, error.remedy),
    )


def _strays(root: Path, folder: Path) -> list[Finding]:
    """Files that nobody reads: an answer with a wrong ending would be skipped without a word."""
    read = {path for kind in Kind for path in answer_files(folder.parent, kind)}
    return [
        Finding(
            Condition.MATERIAL,
            path.relative_to(root).as_posix(),
            Text("No es un archivo que la auditoría lea.", "This is no file that the audit reads."),
            Text("Muévelo o bórralo.", "Move or delete it."),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path not in read and "__pycache__" not in path.parts
        if path.parent != folder or path.name not in _ALLOWED_IN_ANSWERS
    ]
