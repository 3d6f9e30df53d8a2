"""Reading notebooks and scripts: what counts as code, and what cannot be read."""

import json
from pathlib import Path

import pytest

from autograder.cells.cell import Kind, Unreadable
from autograder.cells.read import MAX_BYTES, read_submission
from autograder.text import Text


def notebook(*cells: object, **more: object) -> bytes:
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)} | more
    ).encode()


def code(source: object, **more: object) -> dict[str, object]:
    return {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": source,
    } | more


def reason(source: bytes | Path, kind: Kind) -> Text:
    with pytest.raises(Unreadable) as caught:
        read_submission(source, kind)
    text = caught.value.reason
    assert text.es
    assert text.en
    assert text.es != text.en
    return text


def test_cells_are_counted_as_jupyter_counts_them() -> None:
    data = notebook(
        {"cell_type": "markdown", "metadata": {}, "source": "# prose"},
        code("x = 1", id="first"),
        code("  \n"),
        code(["y = 2\n", "z = 3"], id="second"),
    )
    first, second = read_submission(data, "notebook").cells
    assert (first.source, first.name, first.cell_id, first.index) == ("x = 1", "cell 1", "first", 1)
    assert (second.source, second.name, second.index) == ("y = 2\nz = 3", "cell 2", 3)


def test_a_script_is_one_cell() -> None:
    read = read_submission(b"x = 1\n", "script")
    assert [cell.name for cell in read.cells] == ["script"]
    assert read.kind == "script"


def test_roles_come_from_the_metadata() -> None:
    data = notebook(
        code("a = 1", metadata={"autograder": {"role": "example"}}),
        code("b = 1", metadata={"nbgrader": {"grade": True, "solution": False}}),
        code("c = 1", metadata={"nbgrader": {"grade": True, "solution": True}}),
        code("d = 1", metadata=[1]),
    )
    assert [cell.role for cell in read_submission(data, "notebook").cells] == ["example", "check", None, None]


def test_windows_line_ends() -> None:
    assert read_submission(b"x = 1\r\ny = 2\r\n", "script").cells[0].source == "x = 1\ny = 2\n"
    assert read_submission(notebook(code("x = 1\r\ny = 2")), "notebook").cells[0].source == "x = 1\ny = 2"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_of_text_editors(encoding: str) -> None:
    source = "# módulo\nname = 'ñandú'\n"
    assert read_submission(source.encode(encoding), "script").cells[0].source == source
    data = json.dumps({"nbformat": 4, "cells": [code(source)]}, ensure_ascii=False).encode(encoding)
    assert read_submission(data, "notebook").cells[0].source == source


def test_utf16_is_read_with_a_note() -> None:
    assert "UTF-16" in read_submission("x = 1\n".encode("utf-16"), "script").notes[0].en


def test_windows_1252_is_read_with_a_note() -> None:
    read = read_submission("name = 'ñandú'".encode("cp1252"), "script")
    assert read.cells[0].source == "name = 'ñandú'"
    assert "WINDOWS-1252" in read.notes[0].es


def test_a_declared_encoding_is_no_fault() -> None:
    read = read_submission("# -*- coding: latin-1 -*-\nname = 'ñ'".encode("latin-1"), "script")
    assert (read.cells[0].source.endswith("'ñ'"), read.notes) == (True, ())


def test_a_declared_codec_that_is_no_encoding_of_text_is_ignored() -> None:
    assert read_submission(b"# coding: rot13\nx = 1\n", "script").cells[0].source.endswith("x = 1\n")


@pytest.mark.parametrize("kind", ["notebook", "script"])
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"x = 1\x00", b"\x81\x8d\x8f\x90"])
def test_binary_files(data: bytes, kind: Kind) -> None:
    assert "not text" in reason(data, kind).en


@pytest.mark.parametrize("kind", ["notebook", "script"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_empty_files(data: bytes, kind: Kind) -> None:
    assert "empty" in reason(data, kind).en


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "activations.ipynb"
    with path.open("wb") as file:
        file.truncate(200 << 20)  # sparse: takes no room
    text = reason(path, "notebook")
    assert "200 MB" in text.en
    assert "salidas" in text.es
    assert "too large: 21 MB, and the limit is 20 MB" in reason(b" " * (MAX_BYTES + 1), "script").en


def test_too_much_code() -> None:
    assert "too much code" in reason(b"x = 1\n" * 400_000, "script").en


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    assert "plain file" in reason(tmp_path / "missing.py", "script").en
    assert "plain file" in reason(tmp_path, "script").en


@pytest.mark.parametrize(
    "data, expected",
    [
        (b"hello", "does not contain JSON"),
        (b"[1, 2]", "does not contain JSON"),
        (b"{}", "no cells"),
        (b'{"a": 1}', "no cells"),
        (b'{"cells": {}}', "not a list"),
        (b'{"nbformat": 2, "worksheets": []}', "old format"),
        (b'{"cells": [' + b"[" * 100_000, "nested too deeply"),
        (b'{"cells": ' + b"1" * 5000 + b"}", "damaged"),
        (b'{"cells": [],\n <<<<<<< HEAD\n}', "line 2"),
        (notebook(), "no cell with code"),
        (notebook({"cell_type": "markdown", "metadata": {}, "source": "text"}), "no cell with code"),
        (notebook(code("\n  ")), "no cell with code"),
        (notebook(code("x = 1"))[:-5], "truncated"),
        (notebook(code("x = 'a long enough line'"))[:-40], "truncated"),
    ],
)
def test_what_is_no_notebook(data: bytes, expected: str) -> None:
    assert expected in reason(data, "notebook").en


def test_notebooks_of_format_3() -> None:
    cell = {"cell_type": "code", "input": ["x = 1\n", "y = 2"], "outputs": []}
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": [cell]}]}).encode()
    assert read_submission(data, "notebook").cells[0].source == "x = 1\ny = 2"


def test_damaged_cells_do_not_hide_the_others() -> None:
    read = read_submission(notebook(17, code(None), code([1, 2]), code("x = 1")), "notebook")
    assert [cell.source for cell in read.cells] == ["x = 1"]
    assert len(read.notes) == 3
    assert "position 2" in read.notes[1].en


def test_lone_surrogates_are_replaced() -> None:
    data = b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}'
    assert read_submission(data, "notebook").cells[0].source == "x = '?'"


def test_a_script_with_a_syntax_error_names_the_line() -> None:
    text = reason(b"x = 1\ndef f(:\n    pass\n", "script")
    assert "line 2" in text.en
    assert "línea 2" in text.es
    assert "line 1" in reason(b"return 3\n", "script").en


def test_a_script_that_is_nested_too_deeply() -> None:
    assert "nested" in reason(b"x = " + b"(" * 5000 + b")" * 5000, "script").en
    assert "nested" in reason(b"x = " + b"-" * 5000 + b"1", "script").en


def test_a_broken_cell_does_not_make_a_notebook_unreadable() -> None:
    assert len(read_submission(notebook(code("def f(:"), code("x = 1")), "notebook").cells) == 2


def test_magics_in_a_script() -> None:
    read = read_submission(b"%matplotlib inline\nx = 1\n", "script")
    assert read.cells[0].source == "\nx = 1\n"
    assert read.notes == ()


def test_a_script_that_begins_with_a_cell_magic_is_not_silently_empty() -> None:
    assert "syntax error" in reason(b"%%html\n<b>\n", "script").en


def test_what_magics_took_away_is_noted() -> None:
    data = notebook(code("%%html\n<b>"), code("!pip install torch\nx = 1"), code("%run other.py\nout = !ls"))
    notes = read_submission(data, "notebook").notes
    assert [note.en for note in notes] == [
        "Cell 1: not run, because it begins with %%html.",
        "Cell 3: IPython commands that are not run (line 1, 2).",
    ]
    assert notes[0].es.startswith("Celda 1: no se ejecuta")
