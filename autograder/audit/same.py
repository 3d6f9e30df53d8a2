"""Whether two results are the same, as far as anybody could tell."""

import types
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch

from autograder.testing.compare import Tolerance, close

_TOLERANCE = Tolerance(1e-12, 1e-12)


def difference(expected: Any, actual: Any, path: str = "result") -> str | None:
    """Where two results differ, or None.

    Types, dtypes, shapes and flags count, except that a NumPy scalar is as good as Python's of its kind
    (rule 2 of docs/rules.md); numbers agree to 1e-12.
    """
    if _is_scalar(expected) and isinstance(actual, np.generic):
        actual = actual.item()
    elif _is_scalar(actual) and isinstance(expected, np.generic):
        expected = expected.item()
    if type(expected) is not type(actual) and not _same_class(expected, actual):
        return f"{path}: {type(expected).__name__} became {type(actual).__name__}"
    if isinstance(expected, torch.Tensor | np.ndarray | np.generic):
        return _numbers(expected, actual, path)
    if isinstance(expected, torch.nn.Module):
        return _modules(expected, actual, path)
    if isinstance(expected, Mapping):
        if list(expected) != list(actual):
            return f"{path}: keys {list(expected)!r} became {list(actual)!r}"
        return _first(difference(expected[key], actual[key], f"{path}[{key!r}]") for key in expected)
    if isinstance(expected, list | tuple):
        if len(expected) != len(actual):
            return f"{path}: {len(expected)} items became {len(actual)}"
        pairs = enumerate(zip(expected, actual, strict=True))
        return _first(difference(one, other, f"{path}[{index}]") for index, (one, other) in pairs)
    if isinstance(expected, float | complex):
        same = expected == actual or close(np.asarray(actual), np.asarray(expected), _TOLERANCE)
        return None if same else f"{path}: {expected!r} became {actual!r}"
    if isinstance(expected, np.random.Generator):
        return difference(expected.bit_generator.state, actual.bit_generator.state, f"{path}.state")
    if isinstance(expected, torch.Generator):
        return difference(expected.get_state(), actual.get_state(), f"{path}.state")
    if isinstance(expected, types.FunctionType | types.BuiltinFunctionType | type):
        return None if expected.__name__ == actual.__name__ else f"{path}: another function"
    if hasattr(expected, "__dict__") and "__eq__" not in _inherited(expected):
        return difference(vars(expected), vars(actual), path)
    return None if expected == actual else f"{path}: {expected!r} became {actual!r}"


def _inherited(value: object) -> set[str]:
    """What the classes of a value define, `object` excepted."""
    return {name for each in type(value).__mro__[:-1] for name in vars(each)}


def _is_scalar(value: Any) -> bool:
    return type(value) in (bool, int, float, complex)


def _same_class(expected: Any, actual: Any) -> bool:
    """A mutated class is another class of the same name."""
    one, other = type(expected), type(actual)
    return one.__module__ not in ("builtins", "torch", "numpy") and one.__qualname__ == other.__qualname__


def _numbers(expected: Any, actual: Any, path: str) -> str | None:
    for flag in ("dtype", "shape", "requires_grad"):
        one, other = getattr(expected, flag, None), getattr(actual, flag, None)
        if one != other:
            return f"{path}: {flag} {one} became {other}"
    if close(actual, expected, _TOLERANCE):
        return None
    return f"{path}: {_flat(expected)} became {_flat(actual)}"


def _modules(expected: torch.nn.Module, actual: torch.nn.Module, path: str) -> str | None:
    if expected.training != actual.training:
        return f"{path}: training mode"
    names = [name for name, _ in expected.named_modules()]
    if names != [name for name, _ in actual.named_modules()]:
        return f"{path}: other submodules"
    return difference(dict(expected.state_dict()), dict(actual.state_dict()), path)


def _first(differences: Iterator[str | None]) -> str | None:
    return next((found for found in differences if found is not None), None)


def _flat(value: Any) -> str:
    text = " ".join(str(value.detach() if isinstance(value, torch.Tensor) else value).split())
    return text if len(text) <= 120 else text[:119] + "…"
