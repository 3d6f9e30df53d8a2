"""Run a lab's hidden checks with pytest and tell how each of them ended."""

import contextlib
import io
import os
import traceback
from collections.abc import Generator, Iterable
from dataclasses import dataclass

import pytest

from autograder.grading.gone import WorkerGoneError
from autograder.grading.lab import Lab
from autograder.grading.remote_submission import RemoteSubmission
from autograder.grading.session import Session, status_of
from autograder.grading.warm_process import WarmProcessError
from autograder.isolation.channel import ChannelError
from autograder.records import Exercise, ExerciseStatus
from autograder.testing.checks import Check, CheckFailed, SubmissionError, Uncrossable
from autograder.text import Text

MAX_WORKERS_PER_EXERCISE = 3
"""An exercise that ended this many workers is not asked again."""
_ENDED_TOO_OFTEN = Text(
    "No se revisó: este ejercicio ya terminó su proceso demasiadas veces.",
    "Not checked: this exercise has ended its process too often.",
)

OUR_OWN = (WarmProcessError, ChannelError, OSError)
"""Failures of the machinery: no check raises them, whatever a submission answers."""

# Plugins that cost time and do nothing for a grader: two of them collect garbage over torch's whole
# heap after every run. Plain asserts, because checks use the words of `autograder.testing`.
_OPTIONS = (
    "--assert=plain",
    "--import-mode=importlib",
    "--noconftest",
    "--capture=no",
    "-pno:cacheprovider",
    "-pno:unraisableexception",
    "-pno:threadexception",
    "-pno:terminal",
    "-pno:doctest",
    "-pno:junitxml",
    "-pno:faulthandler",
    "-pno:logging",
    "-pno:pastebin",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one check ended."""

    check: Check
    passed: bool
    text: Text | None = None
    """What went wrong, in a sentence."""
    detail: Text | None = None
    hint: str | None = None
    cause: ExerciseStatus | None = None
    """Status that this end suggests for an exercise without points: error, timeout, …"""
    unforeseen: str | None = None
    """Traceback of an exception that no check should raise: a bug of the grader, or odd data."""


def run_checks(
    lab: Lab, session: Session, exercises: Iterable[Exercise], *, until_failure: bool = False
) -> dict[str, Outcome]:
    """Outcomes by check id; a check that did not report is missing.

    With `until_failure` the checks of an exercise end with the first that fails.

    Raises:
        RuntimeError: when pytest could not run the file.
        WarmProcessError, ChannelError, OSError: when no worker could be had, or not be ended.
    """
    run = _Run(lab, session, {each.name: each for each in exercises}, until_failure)
    # The file alone decides: no user's pytest.ini, no plugins that happen to be installed.
    environment = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    saved = {key: os.environ.get(key) for key in environment}
    os.environ.update(environment)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = pytest.main(
                # pytest names a module by its path below rootdir and imports each name once: the folder
                # above the lab's keeps the labs of one process apart.
                [*_OPTIONS, f"--rootdir={lab.folder.parent}", f"-c{os.devnull}", str(lab.hidden_tests)],
                plugins=[run],
            )
    finally:
        for key, value in saved.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise RuntimeError(
            f"pytest could not run {lab.hidden_tests} ({code!r}): {run.broken}{said.getvalue()}"
        )
    if run.failure is not None:
        raise run.failure
    if run.expected and not run.collected:
        raise RuntimeError(f"pytest found none of the checks in {lab.hidden_tests}")
    return run.outcomes


class _Run:
    """A pytest plugin: selects checks, hands them the submission, and notes how they end."""

    def __init__(
        self, lab: Lab, session: Session, exercises: dict[str, Exercise], until_failure: bool
    ) -> None:
        self._lab = lab
        self._until_failure = until_failure
        self._session = session
        self._exercises = exercises
        self._current: str | None = None
        self._workers_lost = 0
        self._lost: WorkerGoneError | None = None
        self.outcomes: dict[str, Outcome] = {}
        self.broken = ""
        self.failure: Exception | None = None
        """What the grader's own machinery raised; it costs no student a point."""
        self.expected = any(lab.checks_for(name) for name in exercises)
        self.collected = False

    @pytest.fixture
    def submission(self) -> RemoteSubmission:
        """The student's module at the other end of the wire."""
        return RemoteSubmission(self._session)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.broken += str(report.longrepr)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = list(self._exercises)
        chosen = [item for item in items if self._check(item) and self._check(item).exercise in order]
        self.collected = bool(chosen)
        items[:] = sorted(chosen, key=lambda item: order.index(self._check(item).exercise))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        check = self._check(item)
        if self.failure is not None:
            pytest.skip("the grader failed")
        try:
            self._turn_to(check.exercise)
            not_counted = self._not_counted(check)
            if not_counted is not None:
                self._note(not_counted)
                pytest.skip("not counted")
            yield
        except OUR_OWN as error:
            self.failure = error
        except Exception as error:
            # Not raised again: pytest would spend most of the time on a traceback that nobody reads.
            self._note(self._failed(check, error))
        else:
            self._note(Outcome(check, True))

    @staticmethod
    def _check(item: pytest.Item) -> Check:
        return getattr(getattr(item, "function", None), "check", None)  # type: ignore[return-value]

    def _turn_to(self, exercise: str) -> None:
        if exercise == self._current:
            return
        self._current, self._workers_lost, self._lost = exercise, 0, None
        plan = self._exercises[exercise]
        self._session.begin(exercise, plan.cpu_seconds, plan.off_limits)

    def _not_counted(self, check: Check) -> Outcome | None:
        if self._until_failure:
            for each in self.outcomes.values():
                if each.check.exercise == check.exercise and not each.passed:
                    return Outcome(check, False, cause=each.cause)
        if self._lost is not None and self._workers_lost >= MAX_WORKERS_PER_EXERCISE:
            return Outcome(check, False, _ENDED_TOO_OFTEN, cause=self._lost.status)
        for required in check.requires:
            before = self.outcomes.get(required)
            if before is None or not before.passed:
                title = self._lab.checks[required].title
                text = Text(
                    f"Cuenta solo cuando también pasa «{title.es}».",
                    f"This counts only once “{title.en}” passes, too.",
                )
                if before is None:
                    return Outcome(check, False, text)
                return Outcome(check, False, text, hint=before.hint, cause=before.cause)
        return None

    def _failed(self, check: Check, error: BaseException) -> Outcome:
        if isinstance(error, CheckFailed):
            return Outcome(check, False, error.text, error.detail, error.hint or check.hint)
        if isinstance(error, SubmissionError):
            hint = None if error.is_missing_name else check.hint
            return Outcome(check, False, error.text, None, hint, status_of(error))
        if isinstance(error, Uncrossable):
            text = Text(f"No se pudo revisar: {error.text.es}.", f"It could not be checked: {error.text.en}.")
            return Outcome(check, False, text, None, check.hint)
        if isinstance(error, WorkerGoneError):
            self._workers_lost += 1
            self._lost = error
            return Outcome(check, False, error.text, None, check.hint, error.status)
        trace = "".join(traceback.format_exception(error)[-6:])
        text = Text(
            "El resultado no tiene la forma que se prometió.", "The result does not have the promised form."
        )
        return Outcome(check, False, text, None, check.hint, unforeseen=trace)

    def _note(self, outcome: Outcome) -> None:
        """A parametrized check passes when all its cases pass."""
        before = self.outcomes.get(outcome.check.id)
        if before is None or before.passed:
            self.outcomes[outcome.check.id] = outcome


def crash_report(outcomes: dict[str, Outcome]) -> list[str]:
    """Tracebacks of checks that raised something unforeseen."""
    return [f"{id_}: {each.unforeseen}" for id_, each in outcomes.items() if each.unforeseen]
