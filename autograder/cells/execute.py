"""Run a submission's cells, each on its own: what one of them breaks, the others do not feel."""

import __future__

import ast
import asyncio
import inspect
import linecache
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.cells.cell import Cell, place
from autograder.cells.definitions_only import definitions, is_docstring
from autograder.cells.errors import ErrorReport, describe_error, top_level_line
from autograder.cells.module import close_figures, quiet_surroundings
from autograder.cells.parse import parse
from autograder.text import Text

ONLY_DEFINITIONS = frozenset({"example", "check"})
"""Roles of cells that are never run as a whole."""

_FUTURE_FLAGS = __future__.annotations.compiler_flag  # the only one that is not yet Python's default


class BudgetSpent(BaseException):
    """Raise it inside a running cell, from a signal handler say, when its time is up.

    No `Exception`, so that the student's `except Exception` lets it pass.
    """


@dataclass(frozen=True, slots=True)
class CellReport:
    """What became of one cell."""

    cell: Cell
    errors: tuple[ErrorReport, ...] = ()
    """At most one where the whole cell was run; one per failing definition otherwise."""
    whole: bool = True
    """False when only imports, functions, classes and constants counted."""
    left_out: int = 0
    """How many statements did not count because of that."""
    budget_spent: bool = False
    """Whether that was because the time for code outside the exercises was used up."""

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the student should know about this cell.

        Nothing about a worked example: that its definitions miss what the rest of it makes is no news.
        """
        if not self.whole and not self.budget_spent:
            return ()
        found = [_error_note(error, self) for error in self.errors]
        if self.budget_spent and self.left_out:
            where = place(self.cell.name, None)
            found.append(
                Text(
                    f"{where.es.capitalize()}: se acabó el tiempo para el código fuera de los ejercicios; "
                    "de esta celda solo cuentan los imports, las funciones, las clases y las constantes.",
                    f"{where.en.capitalize()}: the time for code outside the exercises is used up; only the "
                    "imports, functions, classes and constants of this cell count.",
                )
            )
        return tuple(found)


def execute(
    cells: Sequence[Cell],
    namespace: dict[str, object],
    *,
    definitions_only: frozenset[str] = frozenset(),
    on_cell: Callable[[Cell], None] | None = None,
    budget_left: Callable[[], float] | None = None,
) -> tuple[CellReport, ...]:
    """Run the cells in the namespace of `module.new_module()`, one after the other.

    Args:
        definitions_only: ids or names of cells that contribute only imports, functions, classes
            and constants. Cells with the role `example` or `check` do so in any case.
        on_cell: called before each cell.
        budget_left: seconds that code outside the exercises may still take; once there are none,
            the remaining cells contribute their definitions only.

    No exception of a cell gets out, whatever its kind.
    """
    quiet_surroundings(cells)
    runner = _Runner(namespace)
    reports = []
    spent = False
    for cell in cells:
        if on_cell is not None:
            on_cell(cell)
        spent = spent or (budget_left is not None and budget_left() <= 0)
        limited = cell.role in ONLY_DEFINITIONS or cell.name in definitions_only
        limited = limited or (cell.cell_id is not None and cell.cell_id in definitions_only)
        report = runner.run(cell, whole=not limited and not spent, spent=spent and not limited)
        spent = spent or report.budget_spent
        reports.append(report)
        close_figures()
    runner.close()
    return tuple(reports)


class _Runner:
    """Runs cells that share a namespace, the flags of `from __future__`, and an event loop."""

    def __init__(self, namespace: dict[str, object]) -> None:
        self.namespace = namespace
        self.flags = 0
        self.loop: asyncio.AbstractEventLoop | None = None

    def run(self, cell: Cell, *, whole: bool, spent: bool) -> CellReport:
        """Run one cell, or only its definitions."""
        lines = cell.source.splitlines(keepends=True)
        # No modification time: linecache then keeps the entry, for tracebacks and inspect.getsource.
        linecache.cache[cell.filename] = (len(cell.source), None, lines, cell.filename)
        try:
            tree = parse(cell.source, cell.filename, self.flags)
        except SyntaxError as error:
            # The error of `parse` itself has no file name.
            error.filename = cell.filename
            return CellReport(cell, (describe_error(error),), whole, budget_spent=spent)
        if not whole:
            return self._run_definitions(cell, tree.body, spent)
        try:
            self._run_code(ast.Module(tree.body, tree.type_ignores), cell.filename)
        except BudgetSpent as error:
            reached = top_level_line(error, cell.filename)
            rest = [statement for statement in tree.body if statement.lineno > reached]
            return self._run_definitions(cell, rest, spent=True, also_left_out=1)
        except BaseException as error:
            return CellReport(cell, (describe_error(error),))
        return CellReport(cell)

    def _run_definitions(
        self, cell: Cell, body: list[ast.stmt], spent: bool, also_left_out: int = 0
    ) -> CellReport:
        kept = definitions(body)
        errors = []
        for statement in kept:
            try:
                self._run_code(ast.Module([statement], []), cell.filename)
            except BaseException as error:
                errors.append(describe_error(error))
        silent = sum(map(is_docstring, body))
        left_out = len(body) - len(kept) - silent + also_left_out
        return CellReport(cell, tuple(errors), False, left_out, spent)

    def _run_code(self, tree: ast.Module, filename: str) -> None:
        flags = self.flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code: types.CodeType = compile(tree, filename, "exec", flags, dont_inherit=True)
        self.flags |= code.co_flags & _FUTURE_FLAGS
        if not code.co_flags & inspect.CO_COROUTINE:
            exec(code, self.namespace)
            return
        if self.loop is None:
            self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(eval(code, self.namespace))

    def close(self) -> None:
        """End the event loop; tasks that still run are dropped, as when a kernel ends."""
        if self.loop is None:
            return
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        # One more round, so that the tasks notice.
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.close()


def _error_note(error: ErrorReport, report: CellReport) -> Text:
    where = error.where or place(report.cell.name, None)
    what = f"{error.type_name}: {error.message}" if error.message else error.type_name
    if error.type_name in ("SyntaxError", "IndentationError", "TabError"):
        outcome = Text("La celda no define nada.", "The cell defines nothing.")
    elif report.whole:
        outcome = Text("Cuenta lo que definió antes.", "What it had defined before counts.")
    else:
        outcome = Text("El resto de la celda cuenta.", "The rest of the cell counts.")
    stop = "" if what.endswith((".", "!", "?")) else "."
    return Text(
        f"{where.es.capitalize()}: {what}{stop} {outcome.es}",
        f"{where.en.capitalize()}: {what}{stop} {outcome.en}",
    )
