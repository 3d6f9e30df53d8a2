"""What both ways to the student's code have in common: operations on real objects.

They run where the student's code runs: in the worker for hidden checks, in the student's own
process for local ones.
"""

import contextlib
import copy
import io
import itertools
import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch

from autograder.testing.layout import noncontiguous
from autograder.testing.submission import Gradient, Observation, Taken


def kind_of(value: object) -> str:
    """The kind of an object that stays on the student's side."""
    if isinstance(value, torch.nn.Module):
        return "module"
    kinds = {type(each).__module__.split(".")[0] + "." + each.__name__ for each in type(value).__mro__}
    if "matplotlib.Figure" in kinds or any(
        each.__module__ == "matplotlib.figure" and each.__name__ == "Figure" for each in type(value).__mro__
    ):
        return "figure"
    if "PIL.Image" in kinds:
        return "image"
    if hasattr(value, "__next__"):
        return "iterator"
    return "callable" if callable(value) else "object"


def copy_argument(value: Any) -> Any:
    """A copy of plain data, arrays and tensors; other objects are passed on as they are."""
    if isinstance(value, torch.Tensor):
        copied = copy.deepcopy(value.detach())
        return copied.requires_grad_() if value.requires_grad else copied
    if isinstance(value, np.ndarray):
        copied_array = copy.deepcopy(value)
        # NumPy packs a copy: an array that arrives non-contiguous should stay so.
        packed = copied_array.flags.c_contiguous and not value.flags.c_contiguous
        return noncontiguous(copied_array) if packed else copied_array
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(copy_argument(each) for each in value))
    if type(value) in (list, tuple, set):
        return type(value)(copy_argument(each) for each in value)
    if type(value) is dict:
        return {key: copy_argument(each) for key, each in value.items()}
    return value


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Arrays, tensors and containers in an argument, with their paths."""
    if isinstance(value, torch.Tensor | np.ndarray):
        yield path, value
    elif isinstance(value, Mapping):
        yield path, value
        for key, each in value.items():
            yield from _leaves(each, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        yield path, value
        for index, each in enumerate(value):
            yield from _leaves(each, f"{path}.{index}")


def _same(before: Any, after: Any) -> bool:
    """Whether two snapshots of an argument are equal in kind, shape, bits and flags."""
    if isinstance(before, torch.Tensor):
        return (
            isinstance(after, torch.Tensor)
            and before.dtype == after.dtype
            and before.shape == after.shape
            and before.requires_grad == after.requires_grad
            and (after.grad is None) == (before.grad is None)
            and torch.equal(torch.nan_to_num(before.detach()), torch.nan_to_num(after.detach()))
        )
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.dtype == after.dtype
            and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
        )
    if isinstance(before, Mapping):
        return list(before) == list(after) and all(_same(before[key], after[key]) for key in before)
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    return before is after or bool(before == after) or (before != before and after != after)


def _random_states() -> dict[str, Any]:
    numpy_state = np.random.get_state(legacy=False)
    return {
        "python": random.getstate(),
        "numpy": (numpy_state["state"]["key"].tolist(), numpy_state["state"]["pos"]),
        "torch": torch.get_rng_state().tolist(),
    }


def _advance_random_states() -> None:
    """Away from a fresh seed: a target that seeds with the seed that is set already would go unnoticed."""
    random.random()
    np.random.random()
    torch.rand(())


def observe(target: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> Observation:
    """Call `target` and report what it did besides returning a value."""
    arguments = [(str(index), value) for index, value in enumerate(args)] + list(kwargs.items())
    leaves = [leaf for name, value in arguments for leaf in _leaves(value, name)]
    before = [copy_argument(value) for _, value in leaves]
    _advance_random_states()
    states = _random_states()
    printed = io.StringIO()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
        warnings.simplefilter("always")
        value = target(*args, **kwargs)
    moved = _random_states()
    return Observation(
        value=value,
        changed=tuple(
            path for (path, after), old in zip(leaves, before, strict=True) if not _same(old, after)
        ),
        same_as=next((path for path, leaf in leaves if leaf is value), None),
        random_state_changed=tuple(name for name in states if states[name] != moved[name]),
        warnings=tuple(str(each.message)[:200] for each in itertools.islice(caught, 20)),
        printed=printed.getvalue()[:2000],
    )


def gradient(
    target: Callable[..., Any],
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    upstream: torch.Tensor,
    wrt: Sequence[int],
    parameters: Sequence[str],
) -> Gradient:
    """Forward, then backward with `upstream` through the arguments `wrt` and named parameters."""
    args = list(args)
    for position in wrt:
        args[position] = args[position].detach().requires_grad_()
    named: dict[str, torch.Tensor] = {}
    if parameters:
        available = dict(target.named_parameters())  # type: ignore[attr-defined]
        named = {name: available[name] for name in parameters if name in available}
    value = target(*args, **kwargs)
    if not isinstance(value, torch.Tensor) or value.grad_fn is None or value.shape != upstream.shape:
        return Gradient(value, (None,) * len(wrt), dict.fromkeys(parameters))
    wanted = [args[position] for position in wrt] + list(named.values())
    found = torch.autograd.grad(value, wanted, upstream.to(value), allow_unused=True)
    return Gradient(
        value.detach(),
        found[: len(wrt)],
        dict.fromkeys(parameters) | dict(zip(named, found[len(wrt) :], strict=True)),
    )


def take(iterator: Any, count: int) -> Taken:
    """Up to `count` items of an iterator or iterable; `exhausted` if there were fewer."""
    source = iter(iterator)
    items = tuple(itertools.islice(source, count))
    return Taken(items, exhausted=len(items) < count)
