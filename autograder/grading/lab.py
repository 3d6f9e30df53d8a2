"""A lab as the grader knows it: the public contract, the reference, the hidden checks, the hints."""

import importlib.util
import linecache
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.authoring.hints import HINTS_FILE, read_hints
from autograder.authoring.lab_source import load_lab as load_source
from autograder.authoring.scripts import reference_module
from autograder.records import LabInfo
from autograder.testing.checks import Check, checks_of
from autograder.text import Text


@dataclass(frozen=True, slots=True)
class Lab:
    """One lab, ready for grading."""

    info: LabInfo
    folder: Path
    reference: str
    """Text of the reference module; its pieces are shipped only under rule 10."""
    checks: dict[str, Check]
    """The hidden checks by id, in the order of `hidden_tests.py`."""
    hints: dict[str, Text]

    @property
    def hidden_tests(self) -> Path:
        """The pytest file with the hidden checks."""
        return self.folder / "hidden_tests.py"

    @property
    def data(self) -> Path | None:
        """The folder with the data that students get, if there is one."""
        folder = self.folder / "data"
        return folder if folder.is_dir() else None

    def checks_for(self, exercise: str) -> tuple[Check, ...]:
        """The hidden checks of one exercise, in order."""
        return tuple(each for each in self.checks.values() if each.exercise == exercise)


@lru_cache(maxsize=32)
def load_lab(name: str, root: Path) -> Lab:
    """The lab in `root/source/name`.

    Raises:
        SourceError: when the lab's source breaks the format.
        LookupError: when a check names an exercise or a hint that the lab does not have.
    """
    folder = root / "source" / name
    source = load_source(folder)
    hints = read_hints(folder / HINTS_FILE)
    checks = _load_checks(folder / "hidden_tests.py", name)
    exercises = {exercise.name for exercise in source.info.exercises}
    seen: set[str] = set()
    for each in checks.values():
        if not seen.issuperset(each.requires):
            raise LookupError(f"{folder.name}: {each.id} requires checks that do not stand before it")
        seen.add(each.id)
        if each.exercise not in exercises:
            raise LookupError(
                f"{folder.name}: {each.id} is about {each.exercise}, which is no exercise of the lab"
            )
        if each.hint not in hints:
            raise LookupError(
                f"{folder.name}: {each.id} names the hint {each.hint!r}, which hints.toml lacks"
            )
    return Lab(source.info, folder, reference_module(source), checks, hints)


def _load_checks(path: Path, name: str) -> dict[str, Check]:
    spec = importlib.util.spec_from_file_location(f"hidden_tests_of_{name}", path)
    if spec is None or spec.loader is None:
        raise LookupError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Functions that checks ship travel as source text. Without a modification time linecache keeps
    # this text even where somebody edits the file during a run.
    text = path.read_text(encoding="utf-8")
    linecache.cache[str(path)] = (len(text), None, text.splitlines(keepends=True), str(path))
    return checks_of(vars(module))
