"""From percent cells to the cells of a lab: every rule of docs/source-format.md is checked here."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from autograder.authoring.errors import SourceError
from autograder.authoring.languages import in_language, language_problem
from autograder.authoring.percent import PercentCell, PercentScript
from autograder.authoring.plan import Role, SourceCell
from autograder.authoring.solutions import as_solution, as_stub, region_problem
from autograder.records import Exercise, Question
from autograder.text import LANGUAGES, Language, Text

BEGIN_RUBRIC = "### BEGIN MARK SCHEME"
END_RUBRIC = "### END MARK SCHEME"

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_KEYS = {
    Role.PROSE: {"lang"},
    Role.QUESTION: {"question", "points", "lang"},
    Role.SETUP: {"role"},
    Role.EXAMPLE: set[str](),
    Role.EXERCISE: {"exercise", "points", "off_limits", "cpu_seconds", "builds_on"},
}
# nbgrader gives these words a meaning of its own wherever they stand.
_RESERVED = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS", "AUTOTEST")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says of a lab."""

    number: int
    title: Text
    off_limits: dict[str, tuple[str, ...]]
    """Named groups of patterns."""


def read_header(path: Path, script: PercentScript) -> Header:
    """The part `jupyter: autograder:` of the header.

    Raises:
        SourceError: a key is missing, unknown or of the wrong kind.
    """

    def refuse(problem: str) -> NoReturn:
        raise SourceError(path, 1, problem, "Compare the header with docs/source-format.md.")

    jupyter = script.header.get("jupyter")
    told = jupyter.get("autograder") if isinstance(jupyter, dict) else None
    if not isinstance(told, dict):
        refuse("The header has no part `jupyter: autograder:`.")
    if unknown := sorted(set(told) - {"number", "title", "off_limits"}):
        refuse(f"The header has an unknown key `{unknown[0]}`; it may hold number, title and off_limits.")
    number, title, groups = told.get("number"), told.get("title"), told.get("off_limits", {})
    if type(number) is not int or number < 0:
        refuse("`number` in the header is not a whole number.")
    if not isinstance(title, dict) or set(title) != set(LANGUAGES) or not all(map(_is_text, title.values())):
        refuse("`title` in the header does not give a text for `es` and one for `en`.")
    if not isinstance(groups, dict) or not all(_is_text_list(patterns) for patterns in groups.values()):
        refuse("`off_limits` in the header does not give a list of dotted names for each group.")
    return Header(
        number, Text(title["es"], title["en"]), {name: tuple(patterns) for name, patterns in groups.items()}
    )


def read_cells(
    path: Path, script: PercentScript, header: Header
) -> tuple[tuple[SourceCell, ...], tuple[Exercise, ...], tuple[Question, ...]]:
    """All cells of a lab, with its exercises and written questions.

    Raises:
        SourceError: a cell breaks a rule of the format.
    """
    reader = _Reader(path, header)
    cells = [reader.cell(cell) for cell in script.cells]
    reader.check_order(cells)
    return tuple(cells), tuple(reader.exercises.values()), tuple(reader.questions.values())


class _Reader:
    """Reads one cell after the other and remembers which names are taken."""

    def __init__(self, path: Path, header: Header) -> None:
        self.path = path
        self.header = header
        self.exercises: dict[str, Exercise] = {}
        self.questions: dict[str, Question] = {}

    def refuse(self, line: int, problem: str, remedy: str) -> NoReturn:
        raise SourceError(self.path, line, problem, remedy)

    def cell(self, cell: PercentCell) -> SourceCell:
        role = self._role(cell)
        if unknown := sorted(set(cell.options) - _KEYS[role]):
            known = ", ".join(sorted(_KEYS[role])) or "none"
            self.refuse(
                cell.line, f"`{unknown[0]}` is no key of this kind of cell ({role}).", f"Known keys: {known}."
            )
        for number, line in enumerate(cell.text.split("\n")):
            if word := next((word for word in _RESERVED if word in line), None):
                self.refuse(
                    cell.text_line + number, f"nbgrader gives `{word}` a meaning.", "Say it otherwise."
                )
        if role is Role.EXERCISE:
            self._check_code(cell, role)
            return SourceCell(role, cell.text, cell.line, name=self._exercise(cell))
        if role is Role.QUESTION:
            name = self._question(cell)
            return SourceCell(role, cell.text, cell.line, self._language(cell), name)
        if role is Role.PROSE:
            return SourceCell(role, cell.text, cell.line, self._language(cell))
        self._check_code(cell, role)
        return SourceCell(role, cell.text, cell.line)

    def _role(self, cell: PercentCell) -> Role:
        if cell.markdown:
            return Role.QUESTION if "question" in cell.options else Role.PROSE
        if "exercise" in cell.options:
            return Role.EXERCISE
        if "role" not in cell.options:
            return Role.EXAMPLE
        if cell.options["role"] != "setup":
            self.refuse(
                cell.line,
                f"`role={cell.options['role']}` is unknown.",
                'Write `role="setup"`, or no role for a worked example.',
            )
        return Role.SETUP

    def _language(self, cell: PercentCell) -> Language | None:
        asked = cell.options.get("lang")
        for language in LANGUAGES:
            if asked == language:
                return language
        if asked is not None:
            self.refuse(
                cell.line,
                f"`lang={asked}` is not a language of the course.",
                'Write `lang="es"` or `lang="en"`.',
            )
        return None

    def _points(self, cell: PercentCell, of: str) -> float:
        points = cell.options.get("points")
        if points is None:
            self.refuse(cell.line, f"{of} has no points.", "Add `points=1` (or another number) to this line.")
        if isinstance(points, bool) or not isinstance(points, (int, float)) or not 0 < points < 1000:
            self.refuse(
                cell.line, f"The points of {of} are not a positive number.", "Write `points=1` or so."
            )
        return float(points)

    def _check_code(self, cell: PercentCell, role: Role) -> None:
        wrong = language_problem(cell.text)
        if wrong is None and role is Role.EXERCISE:
            wrong = region_problem(cell.text)
        if wrong:
            self.refuse(cell.text_line + wrong[0], wrong[1], wrong[2])
        if role is not Role.EXERCISE and ("BEGIN SOLUTION" in cell.text or "END SOLUTION" in cell.text):
            self.refuse(
                cell.line,
                "A solution region stands outside an exercise.",
                'Begin the cell with `# %% exercise="NAME" points=1`, or delete the marks.',
            )
        for language in LANGUAGES:
            chosen = in_language(cell.text, language)
            for variant in (as_solution(chosen), as_stub(chosen, language)):
                try:
                    ast.parse(variant)
                except SyntaxError as error:
                    self.refuse(
                        cell.text_line,
                        f"The cell is not valid Python in `{language}`, "
                        f"with or without its solution: {error.msg} (`{(error.text or '').strip()}`).",
                        "Correct it; magics and shell lines have no place in a lab's source.",
                    )

    def _exercise(self, cell: PercentCell) -> str:
        name = cell.options["exercise"]
        if not isinstance(name, str) or not name.isidentifier() or not _NAME.fullmatch(name):
            self.refuse(
                cell.line, f"`{name}` cannot be the name of a function.", "Use the name that it defines."
            )
        self._check_unused(name, cell.line)
        statements = ast.parse(as_solution(in_language(cell.text, "en"))).body
        defined = [node.name for node in statements if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        if name not in defined:
            self.refuse(
                cell.line,
                f"The cell of `{name}` does not define a function or class `{name}` at its top level.",
                f"It defines: {', '.join(defined) or 'nothing'}. Give both the same name.",
            )
        seconds = cell.options.get("cpu_seconds", 10)
        builds_on = cell.options.get("builds_on", False)
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or seconds <= 0:
            self.refuse(
                cell.line, f"`cpu_seconds` of `{name}` is not a positive number.", "Write it like 30."
            )
        if not isinstance(builds_on, bool):
            self.refuse(
                cell.line, f"`builds_on` of `{name}` is neither true nor false.", "Write `builds_on=true`."
            )
        self.exercises[name] = Exercise(
            name=name,
            points=self._points(cell, f"Exercise `{name}`"),
            off_limits=self._off_limits(cell),
            builds_on=builds_on,
            cpu_seconds=float(seconds),
        )
        return name

    def _off_limits(self, cell: PercentCell) -> tuple[str, ...]:
        asked = cell.options.get("off_limits", [])
        if isinstance(asked, str):
            if asked not in self.header.off_limits:
                groups = ", ".join(sorted(self.header.off_limits)) or "none"
                self.refuse(
                    cell.line,
                    f"`{asked}` is no group of `off_limits`.",
                    f"The header has these groups: {groups}. Add it there, or write a list of names here.",
                )
            return self.header.off_limits[asked]
        if not _is_text_list(asked):
            self.refuse(
                cell.line,
                "`off_limits` is neither a group's name nor a list of dotted names.",
                'Write `off_limits="group"` or `off_limits=["torch.relu"]`.',
            )
        assert isinstance(asked, list)
        return tuple(asked)

    def _question(self, cell: PercentCell) -> str:
        name = cell.options["question"]
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self.refuse(
                cell.line, f"`{name}` cannot be the id of a question.", "Use letters, digits and `_`."
            )
        question = Question(name, self._points(cell, f"Question `{name}`"))
        language = self._language(cell)
        if language == "en" and name in self.questions:
            if self.questions[name] != question:
                self.refuse(
                    cell.line, f"Question `{name}` has other points in `es`.", "Give both the same points."
                )
        else:
            self._check_unused(name, cell.line)
            self.questions[name] = question
        lines = [line.strip() for line in cell.text.split("\n")]
        if lines.count(BEGIN_RUBRIC) != 1 or END_RUBRIC not in lines[lines.index(BEGIN_RUBRIC) + 2 :]:
            self.refuse(
                cell.line,
                f"Question `{name}` has no rubric.",
                f"Write it between `{BEGIN_RUBRIC}` and `{END_RUBRIC}`.",
            )
        return name

    def _check_unused(self, name: str, line: int) -> None:
        # Names become ids of nbgrader cells, and `check_NAME` is the grade cell of exercise NAME.
        taken = {*self.exercises, *self.questions, *(f"check_{exercise}" for exercise in self.exercises)}
        if name in taken or (name.startswith("check_") and name.removeprefix("check_") in taken):
            self.refuse(line, f"The name `{name}` is taken in this lab.", "Choose another one.")

    def check_order(self, cells: list[SourceCell]) -> None:
        """Each text in Spanish is followed by the same in English; the first cell is prose."""
        for before, cell, after in zip([None, *cells[:-1]], cells, [*cells[1:], None], strict=True):
            if cell.language is None:
                continue
            partner = after if cell.language == "es" else before
            if partner is None or (partner.role, partner.name) != (cell.role, cell.name):
                partner = None
            if partner is None or partner.language in (None, cell.language):
                where, other = ("after", "en") if cell.language == "es" else ("before", "es")
                self.refuse(
                    cell.line,
                    f"This text in `{cell.language}` lacks its translation.",
                    f'Write the cell with `lang="{other}"` directly {where} it.',
                )
        if not cells or cells[0].role is not Role.PROSE:
            self.refuse(
                cells[0].line if cells else 1,
                "The lab does not begin with prose.",
                "Begin with a Markdown cell that holds its title.",
            )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
