"""The student's module as a hidden check sees it: every word becomes a request over the wire."""

from collections.abc import Callable, Sequence
from typing import Any

import torch

from autograder.grading.session import Session
from autograder.testing.submission import Gradient, Observation, Taken


class RemoteSubmission:
    """`submission` for hidden checks."""

    def __init__(self, session: Session) -> None:
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
