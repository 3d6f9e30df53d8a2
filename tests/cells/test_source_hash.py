"""The hash of a definition: blind to what does not matter, and the same on every Python."""

import pytest

from autograder.cells.analysis import source_hash

STUB = 'def f(x: float, a=1) -> float:\n    """Do it."""\n    raise NotImplementedError("todo")\n'


@pytest.mark.parametrize(
    "same",
    [
        STUB.replace("Do it.", "Hazlo."),
        STUB.replace('    """Do it."""\n', ""),
        STUB.replace("raise", "# my comment\n\n    raise"),
        STUB.replace('"todo"', "'todo'"),
        STUB.replace("a=1", "a = 1,"),
        "\n\n" + STUB,
    ],
)
def test_layout_and_prose_do_not_matter(same: str) -> None:
    assert source_hash(same) == source_hash(STUB)


@pytest.mark.parametrize(
    "other",
    [
        STUB.replace("a=1", "a=2"),
        STUB.replace("a=1", "a=1.0"),
        STUB.replace("x: float", "x"),
        STUB.replace("todo", "done"),
        STUB.replace("def f", "def g"),
        "@cache\n" + STUB,
        STUB.replace('raise NotImplementedError("todo")', "pass"),
    ],
)
def test_code_matters(other: str) -> None:
    assert source_hash(other) != source_hash(STUB)


def test_docstrings_of_methods_are_ignored_too() -> None:
    first = 'class C:\n    """One."""\n    def f(self):\n        """Two."""\n        return 1'
    assert source_hash(first) == source_hash("class C:\n    def f(self):\n        return 1")


def test_the_hash_is_the_same_on_every_python() -> None:
    expected = "59cc17aa8f73a1f8"
    assert source_hash(STUB).startswith(expected)


def test_what_is_no_python_is_an_error() -> None:
    with pytest.raises(SyntaxError):
        source_hash("def f(:")
