"""Read a submission's file into cells, or say in plain words why it cannot be read."""

import json
import math
from pathlib import Path
from typing import Any

from autograder.cells.cell import Cell, Code, Kind, Unreadable
from autograder.cells.decode import decode
from autograder.cells.magics import without_magics
from autograder.cells.parse import parse
from autograder.text import Text, harmless

MAX_BYTES = 20 << 20
"""Largest file that is read; a notebook with all its plots has about 1 MB."""

MAX_CODE = 250_000
"""Most characters of code; a whole lab with its answers has about 30,000."""

SUFFIXES: dict[str, Kind] = {".ipynb": "notebook", ".py": "script"}


def read_submission(source: Path | bytes, kind: Kind) -> Code:
    """The cells of a notebook or script, without magics.

    Raises:
        Unreadable: with the reason, when nothing of the file can be graded.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    if len(data) > MAX_BYTES:
        raise Unreadable(too_large(len(data)))
    if not data.strip():
        raise Unreadable(Text("El archivo está vacío.", "The file is empty."))
    text, notes = decode(data, kind)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _read_script(text, notes) if kind == "script" else _read_notebook(text, notes)


def read_bytes(path: Path) -> bytes:
    """The file's content; its size is looked at before anything is read.

    Raises:
        Unreadable: when the file is too large, not a plain file, or cannot be opened.
    """
    try:
        if not path.is_file():
            raise Unreadable(
                Text("No existe o no es un archivo normal.", "It does not exist or is not a plain file.")
            )
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(too_large(size))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as problem:
        why = harmless(problem.strerror or type(problem).__name__, 200)
        raise Unreadable(
            Text(f"No se pudo abrir el archivo: {why}.", f"The file could not be opened: {why}.")
        ) from problem


def too_large(size: int) -> Text:
    """Why a file of this size is not read, and what to do about it."""
    # Rounded up: 20.1 MB must not read as 20 MB, which is the limit.
    megabytes, limit = math.ceil(size / 2**20), MAX_BYTES >> 20
    return Text(
        f"El archivo es demasiado grande: {megabytes} MB, y el límite es {limit} MB. "
        "Si es un notebook, borra las salidas (Kernel ▸ Restart Kernel and Clear Outputs) "
        "y entrégalo de nuevo.",
        f"The file is too large: {megabytes} MB, and the limit is {limit} MB. "
        "If it is a notebook, clear its outputs (Kernel ▸ Restart Kernel and Clear Outputs) "
        "and hand it in again.",
    )


def _read_script(text: str, notes: list[Text]) -> Code:
    _check_amount([text])
    source = text
    try:
        parse(source, "<script>")
    except SyntaxError as original:
        plain = without_magics(text)
        source = plain.source
        try:
            parse(source, "<script>")
        except SyntaxError:
            raise Unreadable(_syntax_error(original)) from None
        if plain.skipped_cell:
            raise Unreadable(_syntax_error(original)) from None
        notes += _skipped("script", plain.skipped_lines, None)
    return Code((Cell(source, "script", None, 0, None),), "script", tuple(notes))


def _syntax_error(error: SyntaxError) -> Text:
    what = harmless(error.msg or "invalid syntax", 200)
    if error.lineno is None:
        return Text(
            f"El script tiene un error de sintaxis: {what}.", f"The script has a syntax error: {what}."
        )
    return Text(
        f"El script tiene un error de sintaxis en la línea {error.lineno}: {what}.",
        f"The script has a syntax error in line {error.lineno}: {what}.",
    )


def _read_notebook(text: str, notes: list[Text]) -> Code:
    cells: list[Cell] = []
    number = 0
    for index, (raw, role) in enumerate(_raw_cells(_parse_json(text))):
        source = _source(raw)
        if source is None:
            position = index + 1
            notes.append(
                Text(
                    f"La celda en la posición {position} del notebook está dañada y no cuenta.",
                    f"The cell at position {position} of the notebook is damaged and does not count.",
                )
            )
        elif source.strip() and raw.get("cell_type") == "code":
            number += 1
            plain = without_magics(source)
            name = f"cell {number}"
            notes += _skipped(name, plain.skipped_lines, plain.skipped_cell)
            cell_id = raw.get("id")
            cells.append(Cell(plain.source, name, cell_id if isinstance(cell_id, str) else None, index, role))
    if not cells:
        raise Unreadable(
            Text("El notebook no tiene ninguna celda con código.", "The notebook has no cell with code.")
        )
    _check_amount([cell.source for cell in cells])
    return Code(tuple(cells), "notebook", tuple(notes))


def _parse_json(text: str) -> dict[str, Any]:
    if not text.lstrip().startswith("{"):
        raise Unreadable(
            Text(
                "El archivo no es un notebook: no contiene JSON. ¿Entregaste otro archivo con este nombre?",
                "The file is not a notebook: it does not contain JSON. "
                "Did you hand in another file under this name?",
            )
        )
    try:
        notebook = json.loads(text)
    except RecursionError:
        raise Unreadable(
            Text(
                "El archivo no es un notebook: su JSON está anidado demasiado profundo.",
                "The file is not a notebook: its JSON is nested too deeply.",
            )
        ) from None
    except json.JSONDecodeError as problem:
        raise Unreadable(_json_error(problem)) from None
    except ValueError:  # an integer with thousands of digits
        raise Unreadable(
            Text("El JSON del notebook está dañado.", "The notebook's JSON is damaged.")
        ) from None
    assert isinstance(notebook, dict)
    return notebook


def _json_error(problem: json.JSONDecodeError) -> Text:
    rest = problem.doc[problem.pos :]
    if not rest.strip() or problem.msg.startswith("Unterminated string"):
        return Text(
            "El notebook está truncado: el archivo termina antes de tiempo. Guárdalo y entrégalo de nuevo.",
            "The notebook is truncated: the file ends too early. Save it and hand it in again.",
        )
    return Text(
        f"El notebook está dañado: su JSON tiene un error en la línea {problem.lineno}. "
        "Ábrelo en Jupyter, guárdalo y entrégalo de nuevo.",
        f"The notebook is damaged: its JSON has an error in line {problem.lineno}. "
        "Open it in Jupyter, save it and hand it in again.",
    )


def _raw_cells(notebook: dict[str, Any]) -> list[tuple[dict[str, Any], str | None]]:
    """All cells with their roles, in the shape of format 4; what is no cell becomes an empty dict."""
    version = notebook.get("nbformat", 4)
    if version in (1, 2):
        raise Unreadable(
            Text(
                f"El notebook usa el formato antiguo {version}. "
                "Ábrelo en Jupyter, guárdalo y entrégalo de nuevo.",
                f"The notebook uses the old format {version}. "
                "Open it in Jupyter, save it and hand it in again.",
            )
        )
    cells: object
    if "worksheets" in notebook and "cells" not in notebook:
        sheets = notebook["worksheets"]
        cells = []
        for sheet in sheets if isinstance(sheets, list) else []:
            inner = sheet.get("cells") if isinstance(sheet, dict) else None
            cells += inner if isinstance(inner, list) else []
    elif "cells" in notebook:
        cells = notebook["cells"]
    else:
        raise Unreadable(
            Text(
                "El archivo no es un notebook: es JSON, pero no tiene celdas.",
                "The file is not a notebook: it is JSON, but it has no cells.",
            )
        )
    if not isinstance(cells, list):
        raise Unreadable(
            Text(
                "El archivo no es un notebook válido: sus celdas no son una lista.",
                "The file is not a valid notebook: its cells are not a list.",
            )
        )
    return [(cell, _role(cell)) if isinstance(cell, dict) else ({}, None) for cell in cells]


def _source(cell: dict[str, Any]) -> str | None:
    """The cell's text, or None when it is damaged. Format 3 calls the text of a code cell `input`."""
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    source = source.encode("utf-8", "replace").decode("utf-8")  # JSON can spell lone surrogates
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _role(cell: dict[str, Any]) -> str | None:
    metadata = cell.get("metadata")
    if not isinstance(metadata, dict):
        return None
    own = metadata.get("autograder")
    if isinstance(own, dict) and isinstance(own.get("role"), str):
        return str(own["role"])
    nbgrader = metadata.get("nbgrader")
    if isinstance(nbgrader, dict) and nbgrader.get("grade") is True and nbgrader.get("solution") is False:
        return "check"
    return None


def _skipped(cell: str, lines: tuple[int, ...], magic: str | None) -> list[Text]:
    name = Text(cell.replace("cell", "celda").capitalize(), cell.capitalize())
    if magic:
        return [
            Text(
                f"{name.es}: no se ejecuta, porque empieza con {magic}.",
                f"{name.en}: not run, because it begins with {magic}.",
            )
        ]
    if not lines:
        return []
    numbers = ", ".join(map(str, lines[:10])) + (", …" if len(lines) > 10 else "")
    return [
        Text(
            f"{name.es}: comandos de IPython que no se ejecutan (línea {numbers}).",
            f"{name.en}: IPython commands that are not run (line {numbers}).",
        )
    ]


def _check_amount(sources: list[str]) -> None:
    if sum(map(len, sources)) > MAX_CODE:
        raise Unreadable(
            Text(
                "La entrega tiene demasiado código: más de 250.000 caracteres.",
                "The submission has too much code: more than 250,000 characters.",
            )
        )
