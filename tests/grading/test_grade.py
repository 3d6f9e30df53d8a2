"""What a submission earns, and why."""

import json

import pytest

from autograder.cells.read import read_submission
from autograder.grading import hidden_tests
from autograder.records import ExerciseStatus, Layer, Reveal, SubmissionStatus

from ..layers import require_layers


def exercise(result, name):
    return next(each for each in result.exercises if each.name == name)


def scores(result):
    return {each.name: each.score for each in result.exercises}


FULL = {"double": 2.0, "quadruple": 2.0, "root": 1.0, "Scale": 2.0, "count_to": 1.0}


def test_the_reference_earns_everything(graded):
    result = graded()
    assert result.status is SubmissionStatus.GRADED
    assert scores(result) == FULL
    assert result.score == result.max_score == 8.0
    assert all(each.status is ExerciseStatus.PASSED for each in result.exercises)
    assert result.diagnostics == ()


def test_written_questions_count_in_a_notebook_only(graded, lab):
    cell = {"cell_type": "code", "source": lab.reference, "metadata": {}, "outputs": []}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    in_notebook = graded(code=read_submission(json.dumps(notebook).encode(), "notebook"))
    assert (in_notebook.score, in_notebook.max_score, in_notebook.manual_points) == (8.0, 8.0, 3.0)
    assert graded().manual_points == 0.0


def test_a_wrong_answer_loses_its_own_points_and_gets_the_hint_for_its_mistake(graded):
    result = graded("def double(x):\n    return x + 2")
    wrong = exercise(result, "double")
    assert wrong.status is ExerciseStatus.FAILED
    assert wrong.score == 0.0
    assert wrong.checks[0].hint == "You added 2 instead of multiplying."
    assert scores(result) == FULL | {"double": 0.0}


def test_partial_credit(graded):
    result = graded("def double(x):\n    x *= 2\n    return x")
    partial = exercise(result, "double")
    assert (partial.status, partial.score) == (ExerciseStatus.PARTIAL, 1.5)
    assert "modified" in partial.checks[1].message


def test_a_check_counts_only_with_those_that_it_requires(graded):
    result = graded("def double(x):\n    return 0 * x")
    assert exercise(result, "double").score == 0.0


@pytest.mark.parametrize(
    "change, status",
    [
        ("del double", ExerciseStatus.MISSING),
        ("def double(x):\n    raise KeyError('k')", ExerciseStatus.ERROR),
        ("def double(x):\n    import sys\n    sys.exit(0)", ExerciseStatus.ERROR),
        ("def double(x):\n    import os\n    os._exit(0)", ExerciseStatus.CRASHED),
        ("def double(x):\n    while True: pass", ExerciseStatus.TIMEOUT),
        ("def double(x):\n    return [bytearray(1 << 20) for _ in range(800)]", ExerciseStatus.OUT_OF_MEMORY),
        ("def double(x):\n    return double(x)", ExerciseStatus.ERROR),
        ("def double(x):\n    import ctypes\n    ctypes.string_at(0)", ExerciseStatus.CRASHED),
        ("def double(x):\n    return None", ExerciseStatus.FAILED),
        ("def double(x):\n    return float('nan') * x", ExerciseStatus.FAILED),
        ("double = 3", ExerciseStatus.ERROR),
    ],
)
def test_one_exercises_end_never_touches_another(graded, change, status):
    result = graded(change)
    ended = exercise(result, "double")
    assert (ended.status, ended.score) == (status, 0.0)
    # quadruple calls double: its second grading, with the reference bound to that name, saves it.
    assert scores(result) == FULL | {"double": 0.0}


def test_an_error_names_the_students_own_line(graded, lab):
    result = graded("def double(x):\n    raise KeyError('k')")
    line = lab.reference.count("\n") + 4
    assert f"line {line}" in exercise(result, "double").message
    assert "KeyError" in exercise(result, "double").message


def test_a_name_that_is_missing_gets_no_hint_about_something_else(graded):
    (check, *_) = exercise(graded("def double(x):\n    return factor * x"), "double").checks
    assert "name 'factor' is not defined" in check.message
    assert "Is an import missing" in check.message
    assert check.hint is None


def test_a_name_that_is_nearly_right_is_told(graded):
    missing = exercise(graded("del quadruple\ndef Quadru_ple(x): return 4 * x"), "quadruple")
    assert missing.status is ExerciseStatus.MISSING
    assert "Is it Quadru_ple?" in missing.message
    assert "Is it" not in exercise(graded("del quadruple"), "quadruple").message


def test_a_check_that_never_ran_says_so(graded, monkeypatch):
    monkeypatch.setattr(hidden_tests, "MAX_WORKERS_PER_EXERCISE", 1)
    change = "def quadruple(x):\n    import os\n    os._exit(1)"
    first, second = exercise(graded(change), "quadruple").checks
    assert "exit code 1" in first.message
    assert "Not checked" in second.message


def test_an_error_that_the_sandbox_caused_says_so(graded):
    require_layers(Layer.LANDLOCK)
    result = graded("def double(x):\n    return open('/etc/shadow').read()")
    assert "only the working folder" in exercise(result, "double").message


def test_the_untouched_stub_is_unchanged(graded, lab):
    stub = (
        'def double(x):\n    """anything"""\n'
        '    raise NotImplementedError("Not done yet: write your solution here.")'
    )
    assert any(each.name == "double" and each.stub_hashes for each in lab.info.exercises)
    result = graded(stub)
    assert exercise(result, "double").status is ExerciseStatus.UNCHANGED


@pytest.mark.parametrize(
    "change",
    [
        "import math\ndef root(x):\n    return np.array([math.sqrt(v) for v in x])",
        "from numpy import sqrt as wurzel\ndef root(x):\n    return wurzel(x)",
        "def root(x):\n    return getattr(np, 'sqrt')(x)",
        # Not to be found in the source; seen at run time.
        "import importlib\ndef root(x):\n    f = getattr(importlib.import_module('ma' + 'th'), 'sq' + 'rt')\n"
        "    return np.array([f(v) for v in x])",
    ],
)
def test_off_limits_earns_nothing_and_says_where(graded, change):
    result = graded(change)
    off = exercise(result, "root")
    assert (off.status, off.score) == (ExerciseStatus.OFF_LIMITS, 0.0)
    assert "sqrt" in off.message
    assert "line" in off.message
    assert scores(result) == FULL | {"root": 0.0}


def test_a_wrong_helper_costs_only_its_own_points(graded):
    result = graded("def double(x):\n    return 3 * x")
    assert scores(result) == FULL | {"double": 0.0}
    assert exercise(result, "quadruple").status is ExerciseStatus.PASSED


def test_a_helper_that_is_not_defined_costs_only_its_own_points(graded, lab):
    script = lab.reference.replace("def double(", "def dubble(")
    code = read_submission(script.encode(), "script")
    result = graded(code=code)
    assert scores(result) == FULL | {"double": 0.0}


def test_a_helper_that_is_off_limits_costs_only_its_own_points(graded):
    change = (
        "import math\ndef double(x):\n    return x * math.sqrt(4.0)\n"
        "def root(x):\n    return double(x)**0.5 / 2**0.5"
    )
    result = graded(change)
    assert exercise(result, "double").score == 2.0
    assert exercise(result, "root").status is ExerciseStatus.PASSED


def test_a_name_that_is_off_limits_in_the_exercise_itself_gets_no_second_grading(graded):
    change = "import math\ndef root(x):\n    return np.array([math.sqrt(v) for v in double(x) / 2])"
    assert exercise(graded(change), "root").status is ExerciseStatus.OFF_LIMITS


def test_a_second_grading_does_not_help_a_wrong_exercise(graded):
    result = graded("def quadruple(x):\n    return double(double(x)) + 1")
    assert scores(result) == FULL | {"quadruple": 0.0}


@pytest.mark.parametrize(
    "name, helper, factor, earns",
    [
        # The reference of `double` is bound where `quadruple` is graded: this finds a piece that is there.
        ("quadruple", "double", 2, 2.0),
        # That of `quadruple` calls `double`: bound where `double` is graded, it would carry the answer.
        ("double", "quadruple", 0.5, 0.0),
    ],
)
def test_the_second_grading_hands_out_no_answer(graded, name, helper, factor, earns):
    is_reference = f"{helper}.__globals__['__name__'] == 'reference'"
    result = graded(f"def {name}(x):\n    return {factor} * {helper}(x) if {is_reference} else 0 * x")
    assert exercise(result, name).score == earns


@pytest.mark.parametrize(
    "answer",
    [
        "lambda *a, **k: None",
        "lambda *a, **k: 0",
        "lambda *a, **k: a[0] if a else None",
        "lambda x=None, *a, **k: x * 0 if hasattr(x, 'shape') else 0",
        "lambda x=None, *a, **k: x * float('nan') if hasattr(x, 'shape') else float('nan')",
        "Yes",
        "Yes()",
    ],
)
def test_cheap_answers_earn_nothing(graded, answer):
    yes = (
        "class Yes:\n"
        "    def __init__(self, *a, **k): pass\n"
        "    def __getattr__(self, name): return self\n"
        "    def __call__(self, *a, **k): return self\n"
        "    def __eq__(self, other): return True\n"
        "    __hash__ = None\n"
        "    def __float__(self): return 1.0\n"
        "    def __iter__(self): return iter(())\n"
    )
    names = ("double", "quadruple", "root", "Scale", "count_to")
    result = graded(yes + "\n".join(f"{name} = {answer}" for name in names))
    assert result.status is SubmissionStatus.GRADED
    assert result.score == 0.0


def test_odd_data_in_a_careless_check_is_a_failure_and_a_note_for_the_author(graded):
    """The check raises TypeError on it; on the reference it does not, so the data are to blame."""
    result = graded("def count_to(n):\n    return iter('abc'[:n])")
    assert result.status is SubmissionStatus.GRADED
    assert exercise(result, "count_to").score == 0.0
    assert result.diagnostics


def test_reveal_none_says_only_that_it_failed(graded):
    result = graded("def double(x):\n    return x + 2", reveal=Reveal.NONE)
    failed = exercise(result, "double").checks[0]
    assert (failed.passed, failed.message, failed.hint) == (False, None, None)


def test_reveal_full_shows_values(graded):
    result = graded("def double(x):\n    return x + 2", reveal=Reveal.FULL)
    assert "expected -3, got 0.5" in exercise(result, "double").checks[0].message


def test_the_first_failure_can_be_enough(graded):
    answer = "def quadruple(x):\n    return 4 * x if isinstance(x, torch.Tensor) else x"
    assert exercise(graded(answer), "quadruple").score == 1.0
    assert exercise(graded(answer, until_failure=True), "quadruple").score == 0.0


def test_only_the_named_exercises_are_graded(graded):
    result = graded(only=frozenset({"root"}))
    assert scores(result) == {"root": 1.0}


def test_text_from_the_worker_is_harmless(graded):
    result = graded("def double(x):\n    raise ValueError('\\x1b[31mred\\ud800 \\u202e<b>')")
    message = exercise(result, "double").message
    assert "\x1b" not in message
    assert "\u202e" not in message
    message.encode("utf-8")


def test_grading_is_repeatable(graded):
    change = "import random\ndef double(x):\n    return 2 * x if random.random() < 0.5 else x"
    assert scores(graded(change)) == scores(graded(change))
