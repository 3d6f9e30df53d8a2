"""Patterns of names that an exercise must not use, and the places where it does."""

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from autograder.cells.library import is_same, look_up, objects_of

_ALIASES = (
    ("torch._C._nn.", "torch.nn.functional."),
    ("torch._C._VariableFunctions.", "torch."),
    ("torch._VF.", "torch."),
    ("torch._C.TensorBase.", "torch.Tensor."),
    ("torch._C._TensorBase.", "torch.Tensor."),
    ("torch.ops.aten.", "torch."),
    ("torch.ops.aten.", "torch.nn.functional."),
    ("torch.ops.aten.", "torch.Tensor."),
    ("torch.Tensor.", "Tensor."),
)
"""Other spellings that no object tells."""

_MAX_LENGTH = 300  # of a dotted name; the rest of a longer one matches no pattern that its beginning does not
_MAX_ANSWERS = 10_000


@dataclass(frozen=True, slots=True)
class Use:
    """An off-limits name in the code that an exercise runs."""

    pattern: str
    dotted: str
    cell: str
    line: int


class Patterns:
    """Dotted names with `*` as wildcard; a name covers everything in it.

    `Tensor.relu` is the method of a tensor, in place (`relu_`) or not. A pattern that begins with `!`
    makes an exception: `["sklearn", "!sklearn.datasets"]`.
    """

    def __init__(self, patterns: Iterable[str], resolve: bool = True) -> None:
        patterns = list(patterns)
        self._allowed = [_expression(each[1:]) for each in patterns if each.startswith("!")]
        self._forbidden = {each: _expression(each) for each in patterns if not each.startswith("!")}
        self._resolve = resolve
        self._answers: dict[str, str | None] = {}

    def match(self, dotted: str) -> str | None:
        """The pattern that covers a dotted name, if any."""
        dotted = dotted[:_MAX_LENGTH]
        if dotted not in self._answers:
            if len(self._answers) > _MAX_ANSWERS:
                self._answers.clear()
            self._answers[dotted] = self._match(dotted)
        return self._answers[dotted]

    def _match(self, dotted: str) -> str | None:
        spellings = _spellings(dotted)
        if any(allowed.fullmatch(spelling) for allowed in self._allowed for spelling in spellings):
            return None
        for pattern, forbidden in self._forbidden.items():
            if any(forbidden.fullmatch(spelling) for spelling in spellings):
                return pattern
        return self._match_object(dotted) if self._resolve else None

    def match_method(self, name: str) -> str | None:
        """The pattern that covers a method of a tensor, if any."""
        for pattern in self._forbidden:
            owner, _, method = pattern.rpartition(".")
            if owner in ("Tensor", "torch.Tensor") and (
                fnmatch.fnmatchcase(name, method) or fnmatch.fnmatchcase(name, f"{method}_")
            ):
                return pattern
        return None

    def _match_object(self, dotted: str) -> str | None:
        """The name may be another way to the same function or class."""
        parts = dotted.split(".")
        # `ReLU.forward` uses ReLU: every beginning of the name counts.
        for end in range(len(parts), 1, -1):
            found = look_up(".".join(parts[:end]))
            if found is None or not callable(found):
                continue
            for pattern in self._forbidden:
                if any(is_same(found, covered) for covered in objects_of(pattern)):
                    return pattern
        return None


@lru_cache(maxsize=64)
def compile_patterns(patterns: tuple[str, ...], resolve: bool = True) -> Patterns:
    """`Patterns`, made once: submissions share their exercises and mostly their names."""
    return Patterns(patterns, resolve)


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))) + r"(?:\..*)?", re.DOTALL)


def _spellings(dotted: str) -> list[str]:
    found = [dotted]
    for spelling in found:
        found += [new + spelling[len(old) :] for old, new in _ALIASES if spelling.startswith(old)]
    return found
