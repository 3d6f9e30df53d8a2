"""`answers/equivalent.toml`: mutants that no check can kill, because they do the same as the reference."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from autograder.authoring.errors import SourceError

_KEYS = {"id", "exercise", "change", "why", "inputs"}


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One recorded mutant. The gate repeats the comparison each time it makes mutants."""

    id: str
    """Of the mutant: a hash of the mutated definition, whatever the line it stands in."""
    exercise: str
    change: str
    """The mutation in readable form."""
    why: str
    inputs: str
    """`inputs_<inputs>` and `edges_<inputs>` of `answers/inputs.py` give the arguments."""


def read_equivalents(path: Path, exercises: Sequence[str]) -> tuple[Equivalent, ...]:
    """The recorded mutants, in the order of the file; none if there is no file.

    Raises:
        SourceError: the file departs from docs/measuring-graders.md.
    """

    def refuse(problem: str, remedy: str) -> NoReturn:
        raise SourceError(path, 1, problem, remedy)

    if not path.is_file():
        return ()
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        refuse(f"Not valid TOML: {error}.", "Correct it.")
    entries = document.pop("equivalent", [])
    if document or not isinstance(entries, list):
        refuse("There is something besides `[[equivalent]]` tables.", "Remove it.")
    found: list[Equivalent] = []
    for entry in entries:
        name = entry.get("id", "without id")
        if unknown := set(entry) - _KEYS:
            refuse(
                f"Entry {name} has the unknown key `{min(unknown)}`.", f"Known: {', '.join(sorted(_KEYS))}."
            )
        for key in ("id", "exercise", "change", "why"):
            if not isinstance(entry.get(key), str) or entry[key].strip(" …") == "":
                refuse(f"Entry {name} lacks `{key}`.", "Copy the entry that `autograder audit` prints.")
        if entry["exercise"] not in exercises:
            refuse(f"Entry {name} is about `{entry['exercise']}`.", "Name an exercise of the lab.")
        if entry["id"] in {each.id for each in found}:
            refuse(f"Entry {name} stands there twice.", "Remove one of them.")
        inputs = entry.get("inputs", entry["exercise"])
        found.append(Equivalent(entry["id"], entry["exercise"], entry["change"], entry["why"], inputs))
    return tuple(found)
