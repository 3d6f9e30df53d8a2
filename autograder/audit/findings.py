"""What the gate finds fault with: where, what, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from autograder.text import Language, Text


class Condition(StrEnum):
    """The conditions of the gate, in the order in which docs/measuring-graders.md lists them."""

    MATERIAL = "material"
    PROMISES = "promises"
    HINTS = "hints"
    CORPUS = "corpus"
    REFERENCE = "reference"
    UNFORESEEN = "unforeseen"
    STUB = "stub"
    CHEAP = "cheap"
    RIGHT = "right"
    SURVIVES = "survives"
    ELSEWHERE = "elsewhere"
    WRONG_PROMISE = "wrong_promise"
    HINT_MISSING = "hint_missing"
    SAME_CHECKS = "same_checks"
    NEAR_MISSES = "near_misses"
    IDLE_CHECK = "idle_check"
    LOCAL = "local"
    MUTANT = "mutant"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands between a lab and the gate."""

    condition: Condition
    where: str
    """An answer, a check, a promise or a file, named so that it can be found."""
    what: Text
    remedy: Text

    def line(self, language: Language) -> str:
        """The finding in one line."""
        return f"{self.where}: {self.what.in_(language)} {self.remedy.in_(language)}"
