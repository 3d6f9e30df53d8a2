"""The student's module as a hidden check sees it: every word becomes a request over the wire."""

import inspect
import math
import operator
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from autograder.testing.submission import Gradient, Observation, Taken
from autograder.text import harmless
from autograder.wire.format import FunctionName, FunctionSource, Handle

if TYPE_CHECKING:
    from autograder.grading.session import Session

_LIBRARIES = (torch, torch.nn.functional, torch.special, torch.nn, np, math, operator)


@dataclass(frozen=True, slots=True, eq=False)
class Remote:
    """An object that stayed with the student's code; call it, or pass it back as an argument."""

    session: "Session"
    generation: int
    """Which worker of the session it lives in."""
    number: int
    autograder_kind: str
    autograder_type: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.session.call(self, args, kwargs)


class RemoteSubmission:
    """`submission` for hidden checks."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        return self._session.device

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self._session.call(name, args, kwargs)

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Ship `function` and call `function(student, *args)` there."""
        return self._session.request("run", function=function, args=args, kwargs=kwargs)

    def observe(self, target: Any, *args: Any, **kwargs: Any) -> Observation:
        """Call `target` and report its side effects, as the worker claims them."""
        return self._session.request_record("observe", Observation, target=target, args=args, kwargs=kwargs)

    def gradient(
        self,
        target: Any,
        *args: Any,
        upstream: torch.Tensor,
        wrt: Sequence[int] = (0,),
        parameters: Sequence[str] = (),
        **kwargs: Any,
    ) -> Gradient:
        """Forward, then backward with `upstream`, on the student's side."""
        return self._session.request_record(
            "gradient",
            Gradient,
            target=target,
            args=args,
            kwargs=kwargs,
            upstream=upstream,
            wrt=tuple(wrt),
            parameters=tuple(parameters),
        )

    def take(self, iterator: Any, count: int) -> Taken:
        """Up to `count` items of an iterator that stayed with the student's code."""
        return self._session.request_record("take", Taken, iterator=iterator, count=count)


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
