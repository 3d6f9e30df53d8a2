"""Local checks: the student's code in the student's own process."""

from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import torch

from autograder.cells.errors import describe_error
from autograder.testing import operations
from autograder.testing.checks import SubmissionError
from autograder.testing.submission import Gradient, Observation, Taken


class Missing(LookupError):
    """The student's code defines no such name."""


class LocalSubmission:
    """`submission` for local checks: same words as over the wire, nothing in between."""

    device = "cpu"

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> Callable[..., Any]:
        target = self._target(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._guarded(target, *self._copied(args), **self._copied(kwargs))

        return call

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call `function(student, *args)`; `student` has the student's names as attributes."""
        student = SimpleNamespace(**self._namespace)
        return self._guarded(function, student, *self._copied(args), **self._copied(kwargs))

    def observe(self, target: Any, *args: Any, **kwargs: Any) -> Observation:
        """Call `target` (a name or an object) and report its side effects."""
        observed: Observation = self._guarded(
            operations.observe, self._target(target), self._copied(args), self._copied(kwargs)
        )
        return observed

    def gradient(
        self,
        target: Any,
        *args: Any,
        upstream: torch.Tensor,
        wrt: Sequence[int] = (0,),
        parameters: Sequence[str] = (),
        **kwargs: Any,
    ) -> Gradient:
        """Forward, then backward with `upstream`."""
        found: Gradient = self._guarded(
            operations.gradient,
            self._target(target),
            self._copied(args),
            self._copied(kwargs),
            upstream,
            wrt,
            parameters,
        )
        return found

    def take(self, iterator: Any, count: int) -> Taken:
        """Up to `count` items of an iterator."""
        taken: Taken = self._guarded(operations.take, iterator, count)
        return taken

    def _target(self, target: Any) -> Any:
        if not isinstance(target, str):
            return target
        if target not in self._namespace:
            raise Missing(target)
        return self._namespace[target]

    @staticmethod
    def _copied(arguments: Any) -> Any:
        return operations.copy_argument(arguments)

    @staticmethod
    def _guarded(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            raise SubmissionError(describe_error(error)) from error
