"""Running checks on made-up submissions without an engine: local checks always, hidden ones for want of it.

`main` is what the throw-away process does; `run_checks` starts it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.audit import throwaway
from autograder.audit.namespace import run_cells
from autograder.student.local import LocalSubmission, Missing
from autograder.testing import CheckFailed, SubmissionError, Uncrossable, checks_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check on one submission."""

    passed: bool
    message: str = ""
    hint: str | None = None
    error: str | None = None
    """What the check raised that it should not have."""


@dataclass(frozen=True, slots=True)
class Task:
    """Which checks to run on which cells."""

    cells: tuple[str, ...]
    exercises: tuple[str, ...]


def run_checks(
    tests: Path, reference: str, tasks: Sequence[Task], *, seconds: float, workers: int
) -> Iterator[tuple[int, dict[str, Outcome] | None]]:
    """Run the checks of the file `tests`.

    The reference is run first, for what it imports. Yields the index of a task, and outcomes by id of the
    check; None instead of them after the time limit.

    A submission whose process dies passes nothing.
    """
    payload = [{"cells": task.cells, "exercises": task.exercises} for task in tasks]
    common = {"tests": str(tests), "reference": reference}
    endings = throwaway.run_tasks(__name__, common, payload, seconds=seconds, workers=workers)
    for index, ending in endings:
        if ending.timeout:
            yield index, None
        elif ending.error is not None:
            yield index, {"": Outcome(False, error=ending.error)}
        else:
            yield index, {name: Outcome(*fields) for name, fields in ending.value.items()}


def load_tests(path: Path) -> ModuleType:
    """A test file as a module, found by its name where functions that it ships are looked up."""
    module = ModuleType(f"{path.parent.name}_{path.stem}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)
    return module


def _prepare(common: Mapping[str, Any]) -> throwaway.Work:
    import torch

    torch.set_num_threads(1)
    module = load_tests(Path(common["tests"]))
    run_cells([common["reference"]])  # imports what it needs once, not in every fork
    data = Path(common["tests"]).parent / "data"
    if data.is_dir():
        Path("data").symlink_to(data)

    def work(task: Any) -> Any:
        outcomes = run_checks_here(module, Task(tuple(task["cells"]), tuple(task["exercises"])))
        return {name: astuple(outcome) for name, outcome in outcomes.items()}

    return work


def run_checks_here(module: ModuleType, task: Task) -> dict[str, Outcome]:
    """Run the checks of a loaded test file in this process, without any protection."""
    submission = LocalSubmission(run_cells(task.cells))
    return {
        name: _outcome(getattr(module, name), submission)
        for name, check in checks_of(vars(module)).items()
        if check.exercise in task.exercises
    }


def _outcome(test: Callable[[LocalSubmission], None], submission: LocalSubmission) -> Outcome:
    try:
        test(submission)
    except CheckFailed as failure:
        return Outcome(False, failure.text.en, failure.hint)
    except (SubmissionError, Uncrossable) as failure:
        return Outcome(False, failure.text.en)
    except Missing as failure:
        return Outcome(False, f"{failure} is not defined")
    except Exception as error:
        return Outcome(False, error=f"{type(error).__name__}: {error}")
    return Outcome(True)


def main() -> None:
    """What the throw-away process does."""
    throwaway.serve(_prepare)
