"""When two results are the same, and when a mutant does what the reference does."""

import math

import numpy as np
import pytest
import torch

from autograder.audit.repeat import Comparison, repeat
from autograder.audit.same import difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1.0 + 1e-14),
        (1.0, np.float64(1.0)),
        (True, np.bool_(True)),
        (math.nan, math.nan),
        (np.array([1.0, math.nan]), np.array([1.0, math.nan])),
        (torch.ones(2), torch.ones(2)),
        ({"a": [1, (2.0,)]}, {"a": [1, (2.0,)]}),
        (torch.nn.ReLU(), torch.nn.ReLU()),
    ],
)
def test_the_same(one, other):
    assert difference(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1),
        (1, True),
        (1.0, np.ones(1)),
        (1.0, 1.0 + 1e-9),
        (np.ones(2), np.ones(2, np.float32)),
        (np.ones((1, 2)), np.ones(2)),
        (torch.ones(2), np.ones(2)),
        (torch.ones(2), torch.ones(2, requires_grad=True)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1, 2], [1]),
        (None, 0),
        (torch.nn.Linear(1, 1).eval(), torch.nn.Linear(1, 1).train()),
        (torch.nn.Linear(1, 2), torch.nn.Linear(1, 2)),
    ],
)
def test_not_the_same(one, other):
    assert difference(one, other) is not None


REFERENCE = """
import numpy as np
def f(x):
    if x.size == 0: raise ValueError("empty")
    return x.copy() * 2
def g(n):
    yield from range(n)
"""
INPUTS = """
import numpy as np
def inputs_f(rng): return (rng.normal(size=3),)
def edges_f(): return [(np.empty(0),)]
def inputs_g(rng): return (int(rng.integers(5)),)
def edges_g(): return [(0,)]
def inputs_bad(rng): return (np.empty(0),)
def edges_bad(): return [(np.ones(1),)]
TRIALS = {"g": (30, "enough for a range")}
"""


def test_mutants_are_compared_with_the_reference(tmp_path):
    path = tmp_path / "inputs.py"
    path.write_text(INPUTS)
    comparisons = [
        Comparison("f", "f", "def f(x):\n    if not x.size: raise ValueError('no')\n    return x + x\n"),
        Comparison("f", "f", "def f(x):\n    return x.copy() * 2\n"),
        Comparison(
            "f", "f", "def f(x):\n    if x.size == 0: raise ValueError\n    x *= 2\n    return x.copy()\n"
        ),
        Comparison("f", "missing", "def f(x): pass\n"),
        Comparison("f", "bad", REFERENCE),
        Comparison("g", "g", "def g(n):\n    return iter(range(n))\n"),
    ]
    same, accepts, in_place, missing, bad, few = repeat(path, REFERENCE, comparisons, seconds=60.0, workers=2)
    assert (same.same, same.trials, same.edges) == (True, 1000, 1)
    assert "ValueError became value" in str(accepts.difference)
    assert "arguments afterwards" in str(in_place.difference)
    assert missing.problem == "inputs.py does not define inputs_missing"
    assert "the reference refuses" in str(bad.problem)
    assert (few.same, few.trials, few.excuse) == (True, 30, "enough for a range")


def test_a_mutant_that_hangs_is_given_up(tmp_path):
    path = tmp_path / "inputs.py"
    path.write_text(INPUTS)
    hangs = Comparison("f", "f", "def f(x):\n    while True: pass\n")
    [agreement] = repeat(path, REFERENCE, [hangs], seconds=1.0, workers=1)
    assert agreement.problem == "the comparison took more than 1 s"


def test_without_a_file_of_inputs_nothing_is_compared(tmp_path):
    [agreement] = repeat(tmp_path / "inputs.py", REFERENCE, [Comparison("f", "f", "")], seconds=1, workers=1)
    assert agreement.problem is not None
    assert not agreement.same


def test_random_generators_are_the_same_when_they_would_draw_the_same():
    assert difference(np.random.default_rng(1), np.random.default_rng(1)) is None
    assert difference(np.random.default_rng(1), np.random.default_rng(2)) is not None
    assert difference(torch.Generator().manual_seed(1), torch.Generator().manual_seed(1)) is None
    assert difference(torch.Generator().manual_seed(1), torch.Generator().manual_seed(2)) is not None
