"""Objects that stay with the student's code, and what stands for them and for functions on the wire."""

import inspect
import math
import operator
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType
from typing import Any, Protocol

import numpy as np
import torch

from autograder.text import harmless
from autograder.wire.format import FunctionName, FunctionSource, Handle

_LIBRARIES = (torch, torch.nn.functional, torch.special, torch.nn, np, math, operator)


class Caller(Protocol):
    """What a remote object needs of its session."""

    def call(self, target: "Remote", args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
        """Call `target` where it lives."""


@dataclass(frozen=True, slots=True, eq=False)
class Remote:
    """An object that stayed with the student's code; call it, or pass it back as an argument."""

    session: Caller
    generation: int
    """Which worker of the session it lives in."""
    number: int
    autograder_kind: str
    autograder_type: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.session.call(self, args, kwargs)


def stand_in(value: object) -> Handle | FunctionName | FunctionSource:
    """What to write on the wire for an object that a check passes as an argument.

    Raises:
        TypeError: for objects that cannot be shipped; a mistake in the hidden test.
    """
    if isinstance(value, Remote):
        return Handle(value.number, value.autograder_kind, value.autograder_type)
    name = getattr(value, "__name__", "")
    for library in _LIBRARIES:
        if name and getattr(library, name, None) is value:
            return FunctionName(f"{library.__name__}.{name}")
    if isinstance(value, FunctionType) and name.isidentifier():
        return FunctionSource(name, _source(value))
    kind = "built-in function" if isinstance(value, BuiltinFunctionType) else type(value).__name__
    raise TypeError(f"a {kind} cannot be shipped to the student's side: {harmless(repr(value), 80)}")


def _source(function: FunctionType) -> str:
    if function.__closure__ or "<locals>" in function.__qualname__:
        raise TypeError(f"{function.__qualname__} must be a module-level function to be shipped")
    return textwrap.dedent(inspect.getsource(function))
