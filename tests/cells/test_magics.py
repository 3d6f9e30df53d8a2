"""Magics go, Python stays, and no line moves."""

import ast

import pytest

from autograder.cells.magics import without_magics


@pytest.mark.parametrize(
    "source, expected",
    [
        ("%matplotlib inline\nx = 1", "\nx = 1"),
        ("  %matplotlib inline\n  x = 1", "\nx = 1"),
        ("!pip install torch\nx = 1", "\nx = 1"),
        ("?torch.relu\nx = 1", "\nx = 1"),
        ("torch.relu?\nx = 1", "\nx = 1"),
        ("torch.relu??\nx = 1", "\nx = 1"),
        ("%timeit?\nx = 1", "\nx = 1"),
        ("files = !ls\nx = 1", "\nx = 1"),
        ("out = %timeit -o f(3)\nx = 1", "\nx = 1"),
        ("a.b, c[0] = %magic\nx = 1", "\nx = 1"),
        ("if COLAB:\n    !pip install torch\nx = 1", "if COLAB:\n    pass\nx = 1"),
        ("for i in range(3):\n\t%time f()\nx = 1", "for i in range(3):\n\tpass\nx = 1"),
        ("!echo one \\\n  two\nx = 1", "\n\nx = 1"),
        ("!echo \"it's\nx = 1", "\nx = 1"),
        ("!echo (((\nx = 1", "\nx = 1"),
        ("%env A='''\nx = 1", "\nx = 1"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%timeit -n 3\nx = 1", "\nx = 1"),
        ("\n%%capture out\n%%time\nx = 1", "\n\n\nx = 1"),
        ("%%time\n!ls\nx = 1", "\n\nx = 1"),
        ("%%time\n  x = 1\n  y = 2", "\nx = 1\ny = 2"),
        ("# note\n%%time\nx = 1", "# note\n\nx = 1"),
    ],
)
def test_magics_are_emptied(source: str, expected: str) -> None:
    plain = without_magics(source)
    assert plain.source == expected
    assert plain.source.count("\n") == source.count("\n")
    ast.parse(plain.source)


@pytest.mark.parametrize(
    "magic", ["html", "bash", "writefile f.py", "javascript", "latex", "prun", "script sh"]
)
def test_other_cell_magics_skip_the_cell(magic: str) -> None:
    plain = without_magics(f"%%{magic}\nx = 1\ny = 2")
    assert plain.source == "\n\n"
    assert plain.skipped_cell == f"%%{magic.split()[0]}"


PYTHON = [
    "x = a % b",
    "x = (a\n% b)",
    "x = [a\n  % b]",
    "x = a \\\n% b",
    "x %= 3",
    "x = a != b",
    's = """\n%time\n!ls\n?\nwhy?\n"""',
    "s = '''\n%%html\n'''",
    "s = 'why?'",
    "x = 1  # really?",
    "x = 1  # !ls",
    'def f():\n    """Is it?\n\n    !important\n    %d\n    """\n    return 1',
    "s = f'''\n!{1}\n'''",
]


@pytest.mark.parametrize("source", PYTHON)
def test_python_is_left_alone(source: str) -> None:
    ast.parse(source)
    assert without_magics(source).source == source


@pytest.mark.parametrize("source", PYTHON)
def test_python_beside_a_magic_is_left_alone(source: str) -> None:
    assert without_magics(f"{source}\n%matplotlib inline").source == f"{source}\n"
    assert without_magics(f"%matplotlib inline\n{source}").source == f"\n{source}"


def test_a_quote_in_a_comment_opens_nothing() -> None:
    assert without_magics("x = 1  # don't\n%time f()").source == "x = 1  # don't\n"


def test_a_backslash_before_a_quote() -> None:
    assert (
        without_magics("x = '\\''\n!ls\ny = '''\\'''\n!no\n'''").source
        == "x = '\\''\n\ny = '''\\'''\n!no\n'''"
    )


def test_broken_python_stays_broken_at_its_line() -> None:
    plain = without_magics("%time x\ndef f(:\n    pass")
    with pytest.raises(SyntaxError) as caught:
        ast.parse(plain.source)
    assert caught.value.lineno == 2


def test_lines_that_might_be_missed_are_numbered() -> None:
    plain = without_magics("%matplotlib inline\n!ls\nf?\n%time y = f()\nz = !ls\n%pip install x")
    assert plain.skipped_lines == (4, 5)
