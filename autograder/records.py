"""What crosses a boundary: frozen records and enums, nothing that computes.

The JSON of a result (docs/result-format.md) has the field names of these records.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from autograder.text import Text


class SubmissionStatus(StrEnum):
    """How grading a whole submission ended."""

    GRADED = "graded"
    UNREADABLE = "unreadable"
    GRADER_ERROR = "grader_error"


class ExerciseStatus(StrEnum):
    """How grading one exercise ended."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    MISSING = "missing"
    UNCHANGED = "unchanged"
    OFF_LIMITS = "off_limits"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"


class Reveal(StrEnum):
    """How much feedback shows of a failed hidden check."""

    NONE = "none"
    SUMMARY = "summary"
    FULL = "full"


class Device(StrEnum):
    """Where tensors of a submission live."""

    CPU = "cpu"
    CUDA = "cuda"


class Layer(StrEnum):
    """Layers of isolation, weakest first; one file each in `autograder/isolation`."""

    PROCESS = "process"
    RLIMITS = "rlimits"
    LANDLOCK = "landlock"
    SECCOMP = "seccomp"
    NAMESPACES = "namespaces"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One named check of an exercise."""

    id: str
    """Name of the test function, stable over languages."""
    name: str
    """What the check is about, in the language of the report."""
    passed: bool
    points: float
    max_points: float
    message: str | None = None
    """What went wrong, as far as `Reveal` allows; None when the check passed."""
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """One exercise of a submission; `name` is that of the function or class."""

    name: str
    status: ExerciseStatus
    score: float
    max_score: float
    message: str | None = None
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Seconds:
    """What grading a submission took, in seconds."""

    wall: float
    cpu: float
    """CPU time of the student's processes."""


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """One graded (or unreadable) submission."""

    student: str
    lab: str
    path: str
    status: SubmissionStatus
    message: str | None
    score: float
    max_score: float
    """Points of all exercises that are graded by machine."""
    manual_points: float
    """Points of the written questions, given by hand."""
    seconds: Seconds
    exercises: tuple[ExerciseResult, ...] = ()
    notes: tuple[str, ...] = ()
    """What the student should know besides: skipped cells, cells that raised, an ignored duplicate."""
    diagnostics: tuple[str, ...] = ()
    """For the authors of the lab, not for students: checks that raised something unforeseen."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """Everything that one `autograder grade` found out."""

    schema: int
    autograder: str
    versions: dict[str, str]
    cpu: str
    graders: str
    """`sha256:` of labs, hidden tests and engine."""
    isolation: tuple[str, ...]
    device: str
    submissions: tuple[SubmissionResult, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use."""

    call_cpu_seconds: float = 10.0
    """CPU time of a single call, unless the exercise has its own limit."""
    load_cpu_seconds: float = 60.0
    """CPU time of all code outside the exercises, over the whole submission."""
    wall_factor: float = 5.0
    """Wall-clock backstop, as a multiple of the CPU limit."""
    memory_bytes: int = 2 << 30
    """Real memory above what the warm process already uses."""
    processes: int = 64
    open_files: int = 256
    scratch_bytes: int = 256 << 20


@dataclass(frozen=True, slots=True)
class Question:
    """A written question, graded by hand."""

    id: str
    points: float


@dataclass(frozen=True, slots=True)
class Exercise:
    """The public contract of one exercise, as far as machines need it."""

    name: str
    points: float
    off_limits: tuple[str, ...] = ()
    """Patterns of dotted names, `*` as wildcard."""
    builds_on: bool = False
    """Graded once, with the student's own pieces (rule 10)."""
    cpu_seconds: float = 10.0
    stub_hashes: tuple[str, ...] = ()
    """`cells.source_hash` of the untouched stub in every language."""


@dataclass(frozen=True, slots=True)
class LabInfo:
    """The public part of a lab: what `lab.json` holds and students may see."""

    name: str
    number: int
    title: Text
    exercises: tuple[Exercise, ...]
    questions: tuple[Question, ...]
    example_cells: frozenset[str] = field(default_factory=frozenset)
    """Ids of notebook cells that are worked examples or local checks."""

    @property
    def points(self) -> float:
        """Points of all exercises that are graded by machine."""
        return sum(exercise.points for exercise in self.exercises)
