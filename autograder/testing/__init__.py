"""The words in which checks are written; see docs/writing-checks.md."""

from autograder.testing.checks import Check, CheckFailed, SubmissionError, Uncrossable, check, checks_of
from autograder.testing.expect import (
    expect,
    expect_bool,
    expect_close,
    expect_dict,
    expect_equal,
    expect_float,
    expect_int,
    expect_list,
    expect_remote,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    random_upstream,
)
from autograder.testing.layout import noncontiguous
from autograder.testing.submission import Claims, Gradient, Observation, Submission, Taken, claims
from autograder.text import Text

__all__ = [
    "Check",
    "CheckFailed",
    "Claims",
    "Gradient",
    "Observation",
    "Submission",
    "SubmissionError",
    "Taken",
    "Text",
    "Uncrossable",
    "check",
    "checks_of",
    "claims",
    "expect",
    "expect_bool",
    "expect_close",
    "expect_dict",
    "expect_equal",
    "expect_float",
    "expect_int",
    "expect_list",
    "expect_remote",
    "expect_tuple",
    "expect_untouched",
    "expect_value_error",
    "noncontiguous",
    "random_upstream",
]
