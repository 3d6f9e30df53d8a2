"""`pytest` in the students' repository: the fixture `submission`, and failures that fit on a screen."""

from collections.abc import Generator
from pathlib import Path

import pytest

from autograder.student.lab_files import LOCAL_TESTS, LabFiles, LabProblem, open_lab
from autograder.student.local import LocalSubmission
from autograder.student.report import CheckOutcome, Report
from autograder.student.run_checks import describe_failure
from autograder.student.submission_file import Loaded, load_submission
from autograder.testing.checks import Check
from autograder.text import Language

_LOADED = pytest.StashKey[dict[Path, tuple[LabFiles, Loaded]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--submission PATH`."""
    parser.addoption(
        "--submission",
        metavar="PATH",
        help="check this notebook or script instead of the one beside local_tests.py",
    )


def pytest_configure(config: pytest.Config) -> None:
    """A lab's file is run once per pytest run, however many checks it has."""
    config.stash[_LOADED] = {}


@pytest.fixture
def submission(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> LocalSubmission:
    """The student's module, for the local checks of the lab in this folder."""
    folder = request.path.parent
    monkeypatch.chdir(folder)  # notebooks name their data relative to themselves
    loaded = request.config.stash[_LOADED]
    if folder not in loaded:
        named = request.config.getoption("--submission")
        path = (request.config.invocation_params.dir / named).resolve() if named else None
        try:
            lab = open_lab(folder)
            loaded[folder] = lab, load_submission(lab, path)
        except LabProblem as problem:
            pytest.fail(f"{problem.text.es}\n{problem.text.en}", pytrace=False)
    return LocalSubmission(loaded[folder][1].namespace)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A few lines for the student in place of a traceback through this package."""
    report = yield
    check = getattr(getattr(item, "function", None), "check", None)
    known = item.config.stash[_LOADED].get(item.path.parent)
    if call.when == "call" and call.excinfo is not None and isinstance(check, Check) and known is not None:
        lab, loaded = known
        outcome = describe_failure(call.excinfo.value, check, loaded.namespace, lab.hints)
        report.longrepr = _short(outcome, check, lab.language)
    return report


def _short(outcome: CheckOutcome, check: Check, language: Language) -> str:
    lines = Report(language).explanation(outcome)
    return "\n".join([f"{check.exercise}: {outcome.title.in_(language)}", *(f"  {line}" for line in lines)])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Which file of each lab was checked, and what was odd about it."""
    for folder, (lab, loaded) in config.stash[_LOADED].items():
        terminalreporter.section(f"{folder.name}/{LOCAL_TESTS}", sep="-")
        for text in (loaded.why, *loaded.notes):
            terminalreporter.write_line(text.in_(lab.language))
