"""What goes into a slot and what comes out; light, so that commands start without torch."""

from dataclasses import dataclass, field
from pathlib import Path

from autograder.cells.cell import Code, Unreadable
from autograder.records import Device, Layer, Limits, Reveal, Seconds, SubmissionResult, SubmissionStatus
from autograder.text import Language, Text, harmless


@dataclass(frozen=True, slots=True)
class Job:
    """One submission to grade."""

    student: str
    lab: str
    path: str
    code: Code | Unreadable
    only: frozenset[str] | None = None
    """Names of the exercises to grade; None: all of them."""
    limits: Limits | None = None
    """Other limits than the run's; its CPU limit for a call also replaces those of the exercises."""
    notes: tuple[Text, ...] = ()
    until_failure: bool = False
    """Stop asking about an exercise at its first failed check: whether it is perfect is all that matters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all submissions of a run."""

    device: Device = Device.CPU
    limits: Limits = field(default_factory=Limits)
    time_factor: float = 1.0
    reveal: Reveal = Reveal.SUMMARY
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class SlotConfiguration:
    """What a slot needs to know before its first job."""

    root: Path
    settings: Settings
    layers: frozenset[Layer]


def ungraded(
    job: Job,
    status: SubmissionStatus,
    message: str,
    max_score: float = 0.0,
    diagnostics: tuple[str, ...] = (),
) -> SubmissionResult:
    """The result of a submission whose exercises were never asked."""
    return SubmissionResult(
        job.student,
        job.lab,
        job.path,
        status,
        message,
        0.0,
        max_score,
        0.0,
        Seconds(0.0, 0.0),
        diagnostics=diagnostics,
    )


def grader_error(job: Job, what: str) -> SubmissionResult:
    """The result of a submission on which the grader itself failed; no zero for the student."""
    last = what.strip().splitlines()[-1] if what.strip() else "no reason given"
    message = harmless(f"the grader failed: {last}", 500)
    return ungraded(job, SubmissionStatus.GRADER_ERROR, message, diagnostics=(what,))
