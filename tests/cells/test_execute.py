"""Running cells: each stands alone, and no end of one reaches the others."""

import inspect
import pickle
import sys
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.cells.cell import Cell
from autograder.cells.execute import BudgetSpent, CellReport, execute
from autograder.cells.module import new_module


def cells(*sources: str, roles: tuple[str | None, ...] = ()) -> list[Cell]:
    padded = [*roles, *([None] * len(sources))]
    return [
        Cell(source, f"cell {number}", f"id{number}", number - 1, role)
        for number, (source, role) in enumerate(zip(sources, padded, strict=False), start=1)
    ]


@pytest.fixture
def module() -> Iterator[types.ModuleType]:
    made = new_module("submission")
    yield made
    sys.modules.pop("submission", None)


def run(module: types.ModuleType, *sources: str, **options: Any) -> tuple[CellReport, ...]:
    return execute(cells(*sources), module.__dict__, **options)


def test_a_cell_that_raises_keeps_what_it_had_defined(module: types.ModuleType) -> None:
    reports = run(module, "a = 1\nb = 1 / 0\nc = 3", "d = a + 1")
    assert (module.a, module.d, hasattr(module, "c")) == (1, 2, False)
    error = reports[0].errors[0]
    assert (error.type_name, error.line, error.cell) == ("ZeroDivisionError", 2, "cell 1")
    assert error.source_line == "b = 1 / 0"
    assert reports[0].notes[0].es.startswith("Celda 1, línea 2: ZeroDivisionError")
    assert reports[1].errors == ()


def test_a_cell_with_a_syntax_error_defines_nothing(module: types.ModuleType) -> None:
    reports = run(module, "a = 1\ndef f(:\n    pass", "b = 2")
    assert not hasattr(module, "a")
    assert module.b == 2
    assert (reports[0].errors[0].line, reports[0].errors[0].cell) == (2, "cell 1")
    assert "defines nothing" in reports[0].notes[0].en


@pytest.mark.parametrize(
    "source, kind",
    [
        ("import sys; sys.exit(3)", "SystemExit"),
        ("exit()", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("input('name? ')", "NoInput"),
        ("def f(): return f()\nf()", "RecursionError"),
        ("x = '\\ud800'.encode()", "UnicodeEncodeError"),
        ("return 3", "SyntaxError"),
        ("x = " + "-" * 3000 + "1", "SyntaxError"),
    ],
)
def test_no_error_is_fatal(module: types.ModuleType, source: str, kind: str) -> None:
    first, second = run(module, source, "after = True")
    assert first.errors[0].type_name == kind
    assert first.errors[0].cell == "cell 1"
    assert module.after
    assert not second.errors


def test_what_notebooks_call_does_no_harm(module: types.ModuleType) -> None:
    reports = run(
        module,
        "display(3)\nget_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('ls')",
        "from IPython import get_ipython\nget_ipython().run_line_magic('matplotlib', 'inline')",
        "from IPython.display import display, clear_output\ndisplay(1)\nclear_output()",
        "import matplotlib\nmatplotlib.use('TkAgg')",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "backend = matplotlib.get_backend()\nopen_figures = plt.get_fignums()",
    )
    assert [report.errors for report in reports] == [()] * 6
    assert module.backend.lower() == "agg"
    assert module.open_figures == []


def test_replaced_builtins_stay_in_the_module(module: types.ModuleType) -> None:
    run(module, "x = 1")
    assert "display" not in module.__dict__
    assert input.__module__ != "autograder.cells.module"


def test_top_level_await(module: types.ModuleType) -> None:
    reports = run(
        module,
        "import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 3",
        "x = await f()\ntask = asyncio.create_task(f())",
        "y = await task",
        "left_over = asyncio.create_task(asyncio.sleep(100)) if await f() else None",
        "z = await f()\nraise ValueError(z)",
    )
    assert (module.x, module.y, module.z) == (3, 3, 3)
    assert reports[4].errors[0].line == 2


def test_the_main_block_does_not_run(module: types.ModuleType) -> None:
    run(module, "x = 1\nif __name__ == '__main__':\n    x = 2")
    assert module.x == 1


def test_definitions_are_at_home_in_a_real_module(module: types.ModuleType) -> None:
    reports = run(
        module,
        "from dataclasses import dataclass\nfrom typing import get_type_hints",
        "@dataclass\nclass Point:\n    x: 'int'\n    other: 'Point | None' = None",
        "def f(p: 'Point') -> int:\n    return p.x\nhints = get_type_hints(f)",
    )
    assert not any(report.errors for report in reports)
    assert pickle.loads(pickle.dumps(module.Point(3))) == module.Point(3)
    assert module.hints["p"] is module.Point
    assert typing.get_type_hints(module.Point)["x"] is int
    assert inspect.getsource(module.f) == "def f(p: 'Point') -> int:\n    return p.x\n"


def test_future_imports_hold_for_later_cells(module: types.ModuleType) -> None:
    reports = run(module, "from __future__ import annotations", "def f(x: NotDefined): ...")
    assert reports[1].errors == ()
    reports = run(module, "def f(x: NotDefined): ...")
    assert reports[0].errors[0].type_name == "NameError"


EXAMPLE = '''"""A worked example."""
import math
import no_such_module
from math import tau

RATE = 0.1
STEPS = 2 * 10
WIDE = math.pi / 2, -RATE
NAMES = ["a", "b"]
limit: float = 3.0
data = expensive()
losses[3] = 4
def f(x, rate=RATE):
    return x * rate
g = lambda x: f(x) + 1
class Model:
    size = 3
try:
    import fast_math
except ImportError:
    fast_math = None
for i in range(3):
    print(i)
print("done")
def h():
    return 1
if True:
    seen = 1
'''


@pytest.mark.parametrize("how", ["role", "id", "name"])
def test_examples_contribute_only_definitions(module: types.ModuleType, how: str) -> None:
    example = cells(EXAMPLE, roles=("example",) if how == "role" else ())
    named = {"role": frozenset[str](), "id": frozenset({"id1"}), "name": frozenset({"cell 1"})}[how]
    (report,) = execute(example, module.__dict__, definitions_only=named)
    assert [error.type_name for error in report.errors] == ["ModuleNotFoundError"]
    assert report.errors[0].line == 3
    assert (module.RATE, module.STEPS, module.NAMES, module.limit) == (0.1, 20, ["a", "b"], 3.0)
    assert (module.math.pi / 2, -0.1) == module.WIDE
    assert (module.f(10), module.g(10), module.h(), module.Model.size) == (1.0, 2.0, 1, 3)
    assert module.fast_math is None
    assert not any(hasattr(module, name) for name in ("data", "i", "seen"))
    assert (report.whole, report.left_out, report.budget_spent) == (False, 5, False)


def test_when_the_budget_is_spent_definitions_still_count(module: types.ModuleType) -> None:
    left = iter([1.0, 0.0])
    reports = run(
        module,
        "a = sum([1])",
        "b = sum([1])\ndef f(): return 1",
        "c = sum([1])\ndef g(): return 2",
        budget_left=lambda: next(left),
    )
    assert (module.a, module.f(), module.g()) == (1, 1, 2)
    assert not hasattr(module, "b")
    assert not hasattr(module, "c")
    assert [report.budget_spent for report in reports] == [False, True, True]
    assert "se acabó el tiempo" in reports[1].notes[0].es
    assert "only the imports" in reports[1].notes[0].en


def test_a_budget_that_ends_inside_a_cell(module: types.ModuleType) -> None:
    def spend() -> None:
        raise BudgetSpent

    module.__dict__["spend"] = spend
    reports = run(
        module,
        "def train():\n    try:\n        spend()\n    except Exception:\n        pass",
        "a = sum([1])\ntrain()\nb = sum([1])\nK = 3\ndef f(): return K",
        "c = sum([1])\ndef g(): return 4",
    )
    assert (module.a, module.f(), module.g()) == (1, 3, 4)
    assert not hasattr(module, "b")
    assert not hasattr(module, "c")
    assert [report.left_out for report in reports] == [0, 2, 1]


def test_each_cell_is_announced(module: types.ModuleType) -> None:
    seen: list[str] = []
    run(module, "a = 1", "b = (", on_cell=lambda cell: seen.append(cell.name))
    assert seen == ["cell 1", "cell 2"]
