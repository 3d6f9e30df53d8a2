"""What a check is, and how it ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from autograder.cells.errors import ErrorReport
from autograder.text import Text

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Check:
    """What the decorator `check` says about a test function."""

    id: str
    """Name of the test function."""
    exercise: str
    points: float
    promises: tuple[int, ...]
    """Numbers of the entries in `promises.md` that this check is about."""
    title: Text
    hint: str
    """Id of the hint that is shown when the failure names no other."""
    requires: tuple[str, ...] = ()
    """Ids of checks without which passing this one counts for nothing."""


def check(
    exercise: str,
    *,
    points: float = 0.0,
    promises: Sequence[int] = (),
    title: Text,
    hint: str,
    requires: Sequence[str] = (),
) -> Callable[[Function], Function]:
    """Make a test function a check of `exercise`; see docs/writing-checks.md."""

    def decorate(function: Function) -> Function:
        described = Check(
            function.__name__, exercise, float(points), tuple(promises), title, hint, tuple(requires)
        )
        function.__dict__["check"] = described
        return function

    return decorate


def checks_of(namespace: dict[str, Any]) -> dict[str, Check]:
    """The checks that a test module defines, in the order of their definition."""
    found = (getattr(value, "check", None) for name, value in namespace.items() if name.startswith("test_"))
    return {each.id: each for each in found if isinstance(each, Check)}


class CheckFailed(AssertionError):
    """A check found a broken promise."""

    def __init__(self, text: Text, *, detail: Text | None = None, hint: str | None = None) -> None:
        super().__init__(text.en if detail is None else f"{text.en}\n{detail.en}")
        self.text = text
        """What was promised, and on what kind of input: shown under `--reveal summary`."""
        self.detail = detail
        """Inputs, expected and actual values: shown under `--reveal full` and by local checks."""
        self.hint = hint


NAME_IS_MISSING = Text(
    "¿Falta un import, o escribiste el nombre de otro modo?", "Is an import missing, or is the name misspelt?"
)


class SubmissionError(Exception):
    """The student's code raised. The wire and local checks raise the same."""

    def __init__(self, report: ErrorReport, reason: Text | None = None) -> None:
        super().__init__(f"{report.type_name}: {report.message}")
        self.report = report
        self.reason = reason
        """What the sandbox has to do with it, if anything."""

    @property
    def text(self) -> Text:
        """The error in a sentence for the student."""
        report = self.report
        if report.is_not_implemented:
            return Text("Todavía no está hecho.", "Not done yet.")
        what = report.text
        text = Text(f"Tu código lanzó {what.es}", f"Your code raised {what.en}")
        more = self.reason or (NAME_IS_MISSING if self.is_missing_name else None)
        return text if more is None else Text(f"{text.es}. {more.es}", f"{text.en}. {more.en}")

    @property
    def is_missing_name(self) -> bool:
        """Whether a name was not to be found: what a check's hint says is then beside the point."""
        return self.report.type_name in (
            "NameError",
            "UnboundLocalError",
            "ImportError",
            "ModuleNotFoundError",
        )


class Uncrossable(Exception):
    """The student's code returned something that a check cannot look at."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
