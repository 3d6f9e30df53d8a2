"""A student who meets the sandbox reads why."""

import subprocess
from urllib.error import URLError

from autograder.isolation.refusals import FILES, NETWORK, SCRATCH_FULL, TOO_MANY, why_refused


def test_files() -> None:
    assert why_refused(PermissionError(13, "Permission denied", "/home/ana/x.csv")) == FILES
    assert why_refused(FileNotFoundError(2, "No such file", "/home/ana/x.csv")) == FILES
    assert why_refused(FileNotFoundError(2, "No such file", "x.csv")) is None


def test_limits() -> None:
    assert why_refused(OSError(28, "No space left on device")) == SCRATCH_FULL
    assert why_refused(RuntimeError("can't start new thread")) == TOO_MANY


def test_network_behind_another_error() -> None:
    assert why_refused(URLError(OSError(101, "Network is unreachable"))) == NETWORK


def test_chained_errors() -> None:
    error = ValueError("no data")
    error.__cause__ = PermissionError(13, "Permission denied", "/etc/passwd")
    assert why_refused(error) == FILES


def test_others_are_not_ours() -> None:
    assert why_refused(ValueError("x")) is None
    assert why_refused(subprocess.CalledProcessError(1, "x")) is None
