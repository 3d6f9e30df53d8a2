"""One run of the grader: reuse what is kept, grade the rest, put everything in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from autograder import __version__
from autograder.cli.layers import available_layers
from autograder.cli.terminal import counter
from autograder.grading.engine import Engine
from autograder.grading.jobs import Job
from autograder.records import Device, Limits, Reveal, RunResult, SubmissionResult
from autograder.results import Fingerprint, ResultStore, cpu_name, graders_hash, installed_versions
from autograder.results.document import SCHEMA
from autograder.text import Language


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a run grades."""

    language: Language
    workers: int | None = None
    device: Device = Device.CPU
    reveal: Reveal = Reveal.SUMMARY
    limits: Limits = field(default_factory=Limits)
    time_factor: float = 1.0
    require_isolation: bool = False
    results: Path | None = None
    """Folder in which results are kept from one run to the next."""
    force: bool = False
    """Grade again what is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job, and the bytes that its result depends on."""

    job: Job
    content: bytes


class Grader(Protocol):
    """What a run needs of the engine."""

    def grade(self, jobs: Iterable[Job]) -> Iterator[SubmissionResult]:
        """Results in the order in which they are done."""


OpenGrader = Callable[..., AbstractContextManager[Grader]]


def grade_tasks(
    root: Path, tasks: Sequence[Task], conditions: Conditions, open_grader: OpenGrader | None = None
) -> RunResult:
    """Grade all tasks; the results come in the order of the tasks.

    What is kept from an earlier run and still holds is not graded again, and each result is
    kept as soon as it is there, so that an interrupted run can be taken up.
    """
    isolation = available_layers(conditions.require_isolation)
    labs = {task.job.lab for task in tasks}
    versions, graders = installed_versions(), graders_hash(root, labs)
    keys = _keys(root, tasks, conditions, versions, isolation)
    store = ResultStore(conditions.results) if conditions.results is not None else None
    found: dict[int, SubmissionResult] = {}
    if store is not None and not conditions.force:
        kept = ((index, store.find(keys[index], task.job.path)) for index, task in enumerate(tasks))
        found = {index: result for index, result in kept if result is not None}
    left = {index: task.job for index, task in enumerate(tasks) if index not in found}
    for index, result in _graded(root, left, conditions, open_grader or Engine):
        found[index] = result
        if store is not None:
            store.save(keys[index], result)
    return RunResult(
        schema=SCHEMA,
        autograder=__version__,
        versions=versions,
        cpu=cpu_name(),
        graders=graders,
        isolation=isolation,
        device=conditions.device.value,
        submissions=tuple(found[index] for index in range(len(tasks))),
    )


def _keys(
    root: Path,
    tasks: Sequence[Task],
    conditions: Conditions,
    versions: dict[str, str],
    isolation: tuple[str, ...],
) -> list[str]:
    """The key of each task; it depends on the graders of its own lab alone."""
    fingerprints = {
        lab: Fingerprint(
            graders_hash(root, [lab]),
            versions,
            isolation,
            conditions.limits,
            conditions.time_factor,
            conditions.reveal.value,
            conditions.language,
            conditions.device.value,
        )
        for lab in {task.job.lab for task in tasks}
    }
    return [fingerprints[task.job.lab].key(task.job.student, task.job.lab, task.content) for task in tasks]


def _graded(
    root: Path, jobs: dict[int, Job], conditions: Conditions, open_grader: OpenGrader
) -> Iterator[tuple[int, SubmissionResult]]:
    """Grade jobs and tell, for each result, which of them it belongs to."""
    if not jobs:
        return
    numbers: dict[tuple[str, str, str], list[int]] = {}
    for index, job in jobs.items():
        numbers.setdefault((job.student, job.lab, job.path), []).append(index)
    engine: dict[str, Any] = {
        "workers": conditions.workers,
        "device": conditions.device,
        "reveal": conditions.reveal,
        "language": conditions.language,
        "limits": conditions.limits,
        "time_factor": conditions.time_factor,
    }
    with open_grader(root, **engine) as grader, counter(len(jobs)) as progress:
        for result in grader.grade(jobs.values()):
            progress.done(result)
            yield numbers[(result.student, result.lab, result.path)].pop(0), result
