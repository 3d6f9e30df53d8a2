"""The corpus of a lab: `answers/right/*.py` and `answers/wrong/*.py`."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from autograder.authoring.errors import SourceError

FOLDER = "answers"

_HEADER = re.compile(r"# *([a-z_]+): *(.*?) *")
_KEYS = {"exercise", "breaks", "hint"}


class Kind(StrEnum):
    """What an answer is for."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Answer:
    """One file of the corpus: it redefines one exercise on top of the reference."""

    kind: Kind
    exercise: str
    slug: str
    source: str
    breaks: tuple[int, ...] = ()
    """Numbers of the promises that a wrong answer breaks."""
    hint: str | None = None
    """Id of the hint that the report must show."""

    @property
    def name(self) -> str:
        """How reports and the kill matrix call it: its path below `answers`, without the ending."""
        return f"{self.kind}/{self.exercise}__{self.slug}"


def answer_files(folder: Path, kind: Kind) -> list[Path]:
    """The files of one kind, in the order of their names."""
    return sorted((folder / FOLDER / kind).glob("*.py"))


def read_answer(path: Path, kind: Kind, exercises: Sequence[str]) -> Answer:
    """One answer with its header.

    Raises:
        SourceError: name, header or code depart from docs/measuring-graders.md.
    """

    def refuse(line: int, problem: str, remedy: str) -> NoReturn:
        raise SourceError(path, line, problem, remedy)

    source = path.read_text(encoding="utf-8")
    header = _header(source)
    if unknown := sorted(set(header) - _KEYS):
        refuse(1, f"`{unknown[0]}` is no key of the header.", f"Known keys: {', '.join(sorted(_KEYS))}.")
    exercise = header.get("exercise", "")
    if exercise not in exercises:
        refuse(1, f"`{exercise}` is no exercise of the lab.", f"Write `# exercise: {exercises[0]}` or so.")
    named, separator, slug = path.stem.partition("__")
    if named != exercise or not separator or not slug:
        refuse(1, f"The file's name does not begin with `{exercise}__`.", "Name it `EXERCISE__SLUG.py`.")
    try:
        bound = bound_names(ast.parse(source))
    except SyntaxError as error:
        refuse(error.lineno or 1, f"Not valid Python: {error.msg}.", "An answer must run; correct it.")
    if exercise not in bound:
        refuse(1, f"The file does not define `{exercise}`.", "Define it at the top level.")
    if kind is Kind.RIGHT:
        if set(header) != {"exercise"}:
            refuse(
                1, "A right answer breaks nothing and needs no hint.", "Remove these keys from its header."
            )
        return Answer(kind, exercise, slug, source)
    numbers = header.get("breaks", "").replace(",", " ").split()
    if not numbers or not all(number.isdecimal() for number in numbers):
        refuse(1, "`breaks` does not give numbers of promises.", "Write `# breaks: 7` or `# breaks: 3, 7`.")
    return Answer(kind, exercise, slug, source, tuple(map(int, numbers)), header.get("hint") or None)


def _header(source: str) -> dict[str, str]:
    """The keys of the first lines; the first line that is no `# key: value` ends them."""
    found: dict[str, str] = {}
    for line in source.splitlines():
        match = _HEADER.fullmatch(line)
        if match is None or (match[1] in found):
            break
        found[match[1]] = match[2]
    return found


def bound_names(tree: ast.Module) -> set[str]:
    """The names that the top level of a script binds, inside `if`, `try`, `for` and `with` too."""
    names: set[str] = set()
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
            continue  # what happens inside stays inside
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            names.add(node.id)
        if isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        pending.extend(ast.iter_child_nodes(node))
    return names
