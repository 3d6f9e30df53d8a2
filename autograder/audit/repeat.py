"""Does a mutant do what the reference does? 1,000 random valid inputs and every edge input tell.

`main` is what the throw-away process does; `repeat` starts it. The lab's `answers/inputs.py` has, for an
exercise called NAME,

    inputs_NAME(rng)       a tuple of random valid arguments, drawn from a NumPy generator
    edges_NAME()           a list of such tuples: empty, 0-d, kinks, limits, inputs that must be refused
    call_NAME(target, *args)      optional: what to do with the function or class; by default `target(*args)`
    same_NAME(expected, actual)   optional: whether two results may count as the same
    TRIALS = {"NAME": (20, "why so few")}   optional, where one call takes long
"""

import contextlib
import copy
import itertools
import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from autograder.audit import throwaway
from autograder.audit.namespace import run_cells
from autograder.audit.same import difference

TRIALS = 1_000
MOST_ITEMS = 10_000
"""Of an iterator; a longer one is compared as far as that."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One mutant against the reference."""

    exercise: str
    inputs: str
    """The generator's name, after `inputs_`."""
    definition: str
    """The mutated definition."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the comparison found."""

    trials: int = 0
    edges: int = 0
    difference: str | None = None
    """The first input on which they differ, and how; None if there is none."""
    problem: str | None = None
    """Why nothing could be compared."""
    excuse: str | None = None
    """Why there were fewer than 1,000 trials."""

    @property
    def same(self) -> bool:
        """Whether no input told the mutant from the reference."""
        return self.difference is None and self.problem is None


def repeat(
    inputs: Path, reference: str, comparisons: Sequence[Comparison], *, seconds: float, workers: int
) -> list[Agreement]:
    """Compare each mutant with the reference, in a throw-away process; in the order of `comparisons`."""
    if not inputs.is_file():
        return [Agreement(problem=f"there is no {inputs.parent.name}/{inputs.name}")] * len(comparisons)
    tasks = [
        {"exercise": each.exercise, "inputs": each.inputs, "definition": each.definition}
        for each in comparisons
    ]
    common = {"inputs": str(inputs), "reference": reference}
    found: dict[int, Agreement] = {}
    for index, ending in throwaway.run_tasks(__name__, common, tasks, seconds=seconds, workers=workers):
        if ending.timeout:
            found[index] = Agreement(problem=f"the comparison took more than {seconds:g} s")
        elif ending.error is not None:
            found[index] = Agreement(problem=ending.error.strip().splitlines()[-1])
        else:
            found[index] = Agreement(**ending.value)
    return [found[index] for index in range(len(comparisons))]


def value_and_gradients(target: Callable[..., Any], *args: Any) -> tuple[Any, tuple[Any, ...]]:
    """For `call_NAME`: the result, and the gradients of a random projection of it for all float tensors."""
    leaves = [
        arg.detach().clone().requires_grad_()
        if isinstance(arg, torch.Tensor) and arg.is_floating_point()
        else arg
        for arg in args
    ]
    value = target(*leaves)
    wanted = [leaf for leaf in leaves if isinstance(leaf, torch.Tensor) and leaf.requires_grad]
    if not isinstance(value, torch.Tensor) or not value.requires_grad:
        return value, ()
    upstream = torch.rand(value.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64) + 0.5
    return value.detach(), torch.autograd.grad(value, wanted, upstream.to(value), allow_unused=True)


def _prepare(common: Any) -> throwaway.Work:
    torch.set_num_threads(1)
    inputs = run_cells([Path(common["inputs"]).read_text(encoding="utf-8")], "inputs")
    reference = common["reference"]
    run_cells([reference])  # imports what it needs once, not in every fork

    def work(task: Any) -> Any:
        original = run_cells([reference])[task["exercise"]]
        mutated = run_cells([reference, task["definition"]])[task["exercise"]]
        return _compare(inputs, task["exercise"], task["inputs"], original, mutated)

    return work


def _compare(
    inputs: dict[str, Any], exercise: str, generator: str, original: Any, mutated: Any
) -> dict[str, Any]:
    for needed in (f"inputs_{generator}", f"edges_{generator}"):
        if needed not in inputs:
            return {"problem": f"inputs.py does not define {needed}"}
    call = inputs.get(f"call_{exercise}", lambda target, *args: target(*args))
    same = inputs.get(f"same_{exercise}")
    trials, excuse = inputs.get("TRIALS", {}).get(exercise, (TRIALS, None))
    if trials < TRIALS and not excuse:
        return {"problem": f"TRIALS gives no reason for {trials} trials only"}
    edges = inputs[f"edges_{generator}"]()
    if not edges:
        return {"problem": f"edges_{generator}() gives no inputs"}
    for number, args in enumerate(_arguments(inputs[f"inputs_{generator}"], edges, trials)):
        one, other = (_outcome(call, target, args, number) for target in (original, mutated))
        if number >= len(edges) and one[0] != "value":
            return {"problem": f"inputs_{generator} gave an input that the reference refuses: {_show(args)}"}
        found = _difference(one, other, same)
        if found is not None:
            return {"trials": number, "edges": len(edges), "difference": f"{_show(args)}: {found}"}
    return {"trials": trials, "edges": len(edges), "excuse": excuse}


def _arguments(generator: Any, edges: Sequence[Any], trials: int) -> Iterator[tuple[Any, ...]]:
    yield from edges
    rng = np.random.default_rng(20_240_229)
    for _ in range(trials):
        yield generator(rng)


def _outcome(call: Any, target: Any, args: tuple[Any, ...], seed: int) -> tuple[str, Any, Any]:
    """Kind, value and the arguments afterwards; global random states are the same before each call."""
    own = copy.deepcopy(args)
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(None):
        warnings.simplefilter("always")
        try:
            value = call(target, *own)
            if isinstance(value, Iterator):
                value = list(itertools.islice(value, MOST_ITEMS))  # a generator raises only now
        except ValueError:
            return "ValueError", None, own
        except Exception as error:
            return type(error).__name__, None, own
    return "value", (value, sorted({each.category.__name__ for each in caught})), own


def _difference(one: tuple[str, Any, Any], other: tuple[str, Any, Any], same: Any) -> str | None:
    if one[0] != other[0]:
        return f"{one[0]} became {other[0]}"
    if one[0] != "value":
        return None
    if same is not None:
        return None if same(one[1][0], other[1][0]) else "not the same for the lab's own comparer"
    (value, warned), (other_value, other_warned) = one[1], other[1]
    return (
        difference(value, other_value)
        or difference(warned, other_warned, "warnings")
        or difference(one[2], other[2], "arguments afterwards")
    )


def _show(args: tuple[Any, ...]) -> str:
    text = ", ".join(" ".join(repr(arg).split()) for arg in args)
    return f"({text})" if len(text) <= 300 else f"({text[:299]}…)"


def main() -> None:
    """What the throw-away process does."""
    throwaway.serve(_prepare)
