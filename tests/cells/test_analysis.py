"""Definitions, what they reach, and slices of modules."""

import pytest

from autograder.cells.analysis import Definitions, slice_module, source_hash
from autograder.cells.cell import Cell, Code


def definitions(*sources: str) -> Definitions:
    cells = [Cell(source, f"cell {n}", None, n, None) for n, source in enumerate(sources, start=1)]
    return Definitions(Code(tuple(cells), "notebook", ()))


def test_defined_names() -> None:
    found = definitions(
        "import torch.nn as nn, os.path\nfrom math import pi as PI",
        "def f(): inner = 1\nclass C: attribute = 2\nx, (y, *z) = 1, (2, 3)\nfor i in range(3): j = 1",
        "broken(",
        "unbound.attribute = 3\nif True:\n    def g(): pass\nwith open('x') as file: pass\nprint(w := 3)",
        "if __name__ == '__main__':\n    hidden = 1",
    )
    assert found.defined == {"nn", "os", "PI", "f", "C", "x", "y", "z", "i", "j", "g", "file", "w"}
    assert [(error.cell, error.line) for error in found.errors] == [("cell 3", 1)]


def test_the_hash_is_that_of_the_last_definition() -> None:
    stub = "def f(x):\n    raise NotImplementedError('todo')"
    found = definitions("def f(x): return 1", stub.replace("raise", "# note\n    raise"), "g = lambda: 1")
    assert found.exercise_hash("f") == source_hash(stub)
    assert found.exercise_hash("g") is not None
    assert found.exercise_hash("h") is None


def test_what_a_definition_reaches() -> None:
    found = definitions(
        "import torch\nfrom functools import partial",
        "RATE = 0.1\ndef a(x): return b(x)\ndef b(x, rate=RATE): return x\ndef other(): return a(1)",
        "c = partial(a, rate=1)\nd = lambda x: c(x)\ndef wrap(g): return g",
        "@wrap\ndef f(x):\n    b = 3\n    return torch.relu(d(x)) + b",
        "class Base: pass\nclass Model(Base):\n    def forward(self, x): return f(x)",
    )
    assert found.reaches("f") == {"a", "b", "c", "d", "wrap", "RATE"}
    assert found.reaches("b") == {"RATE"}
    assert found.reaches("Model") == {"Base", "f", "a", "b", "c", "d", "wrap", "RATE"}
    assert found.reaches("f", except_names={"d"}) == {"wrap"}
    assert found.reaches("missing") == frozenset()


def test_recursion_does_not_reach_itself() -> None:
    assert definitions("def f(x): return g(x)\ndef g(x): return f(x)").reaches("f") == {"g"}


def test_exercises_that_are_called() -> None:
    found = definitions("def helper(x): return elu(x)\ndef elu(x): return x\ndef selu(x): return helper(x)")
    assert found.calls_exercises("selu", {"elu", "selu", "gelu"}) == {"elu"}
    assert found.calls_exercises("elu", {"elu", "selu"}) == frozenset()


MODULE = '''"""The module."""
from __future__ import annotations
import math
import torch
import numpy as np
from typing import Any as Anything

SCALE = 2 * math.pi
UNUSED = 3

def helper(x: torch.Tensor) -> Anything:
    return x * SCALE

@staticmethod
def f(x):
    """Twice."""
    return helper(x)

def g(x):
    return np.exp(f(x))

class C:
    other: "g"
'''


def test_slices() -> None:
    piece = slice_module(MODULE, {"f"})
    assert piece.names == {"f", "helper", "SCALE"}
    assert slice_module(MODULE, {"C"}).names == {"C"}
    space: dict[str, object] = {}
    exec(piece.source, space)
    assert callable(space["helper"])
    assert {"torch", "math", "Anything"} <= set(space)
    assert not {"np", "UNUSED", "g", "C"} & set(space)
    assert piece.source.startswith("from __future__ import annotations\n")
    assert slice_module(MODULE, {"g", "f"}).names == {"g", "f", "helper", "SCALE"}


def test_a_slice_of_what_is_not_there() -> None:
    with pytest.raises(KeyError, match="missing"):
        slice_module(MODULE, {"missing"})
