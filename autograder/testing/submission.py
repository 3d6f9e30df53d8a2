"""How a check reaches the student's code, whether over the wire or in the same process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch


@dataclass(frozen=True, slots=True)
class Observation:
    """What a call did besides returning a value."""

    value: Any
    changed: tuple[str, ...]
    """Paths of the arguments that the call modified: `0`, `x`, `1.m`."""
    same_as: str | None
    """Path of the argument that the result is, or None."""
    random_state_changed: tuple[str, ...]
    """Those of `python`, `numpy` and `torch` whose global random state moved."""
    warnings: tuple[str, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Gradient:
    """Result of a forward pass and a backward pass with a given upstream gradient."""

    value: Any
    inputs: tuple[torch.Tensor | None, ...]
    """Gradients for the positions in `wrt`; None where no gradient arrived."""
    parameters: dict[str, torch.Tensor | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """The first items of an iterator."""

    items: tuple[Any, ...]
    exhausted: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """What the other side says about a tensor; claims, not facts."""

    requires_grad: bool
    is_leaf: bool
    is_parameter: bool
    device: str
    """Type of the device that the tensor was on: `cpu` or `cuda`."""


def claims(tensor: Any) -> Claims:
    """What is claimed about a tensor that came back from the student's code."""
    carried = getattr(tensor, "autograder_claims", None)
    if isinstance(carried, Claims):
        return carried
    return Claims(
        tensor.requires_grad, tensor.is_leaf, isinstance(tensor, torch.nn.Parameter), tensor.device.type
    )


class Submission(Protocol):
    """The student's module as a check sees it: `submission.NAME(...)` calls the student's `NAME`."""

    @property
    def device(self) -> str:
        """`cpu` or `cuda`: where tensors are put before the student gets them."""

    def __getattr__(self, name: str) -> Callable[..., Any]: ...

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call `function(student, *args)` on the student's side."""

    def observe(self, target: Any, *args: Any, **kwargs: Any) -> Observation:
        """Call `target` (a name or an object that stayed there) and report its side effects."""

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

    def take(self, iterator: Any, count: int) -> Taken:
        """Up to `count` items of an iterator."""
