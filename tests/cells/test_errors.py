"""Describing exceptions, also those that resist."""

import sys

import pytest

from autograder.cells.cell import Cell
from autograder.cells.errors import ErrorReport, describe_error
from autograder.cells.execute import execute
from autograder.cells.module import new_module


def error_of(*sources: str) -> ErrorReport:
    module = new_module("submission")
    try:
        all_cells = [Cell(source, f"cell {n}", None, n, None) for n, source in enumerate(sources, start=1)]
        return execute(all_cells, module.__dict__)[-1].errors[0]
    finally:
        sys.modules.pop("submission", None)


def test_the_line_is_the_students_own() -> None:
    report = error_of("import torch\ndef f(x):\n    return torch.ones(2) @ x", "f(torch.ones(3))")
    assert (report.cell, report.line) == ("cell 1", 3)
    assert report.source_line == "return torch.ones(2) @ x"
    assert report.where is not None
    assert report.where.es == "celda 1, línea 3"
    assert report.text.en.endswith("(cell 1, line 3)")


@pytest.mark.parametrize(
    "source, value, not_implemented, memory",
    [
        ("raise ValueError('bad')", True, False, False),
        ("class Mine(ValueError): pass\nraise Mine", True, False, False),
        ("raise NotImplementedError('todo')", False, True, False),
        ("raise MemoryError", False, False, True),
        ("class Fake(Exception):\n    __class__ = ValueError\nraise Fake", False, False, False),
    ],
)
def test_kinds(source: str, value: bool, not_implemented: bool, memory: bool) -> None:
    report = error_of(source)
    assert (report.is_value_error, report.is_not_implemented, report.is_memory_error) == (
        value,
        not_implemented,
        memory,
    )


HOSTILE = [
    "class E(Exception):\n    def __str__(self): raise KeyError\nraise E",
    "class E(Exception):\n    def __str__(self): return 3\nraise E",
    "class E(Exception):\n    def __str__(self): raise SystemExit\nraise E",
    "class E(Exception):\n    def __str__(self): return str(self)\nraise E",
    "class E(Exception):\n    __traceback__ = property(lambda self: 1 / 0)\nraise E",
    "class M(type):\n    __name__ = property(lambda c: 1 / 0)\n    __mro__ = ()\n"
    "class E(Exception, metaclass=M): pass\nraise E",
    "class E(Exception):\n    def __getattribute__(self, name): raise KeyError(name)\nraise E",
    "class E(SyntaxError):\n    msg = property(lambda self: 1 / 0)\n    filename = 3\nraise E",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_exceptions(source: str) -> None:
    report = error_of(source)
    assert report.type_name
    assert report.cell in ("cell 1", None)


def test_messages_are_harmless_and_short() -> None:
    report = error_of("raise ValueError('\\x1b[31mred\\x00 \\u202e' + 'x' * 10_000_000)")
    assert report.message.startswith("red")
    assert "\x00" not in report.message
    assert len(report.message) <= 500
    assert error_of("raise type('x' * 1000, (Exception,), {})").type_name.endswith("…")


def test_errors_elsewhere_have_no_place() -> None:
    report = describe_error(ValueError("not from a cell"))
    assert (report.cell, report.line, report.where) == (None, None, None)
    assert report.text.en == "ValueError: not from a cell"
