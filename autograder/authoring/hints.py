"""The hints of a lab, and which of them students get with the local checks."""

import ast
import tomllib
from pathlib import Path

from autograder.authoring.errors import SourceError
from autograder.text import LANGUAGES, Text

HINTS_FILE = "hints.toml"


def read_hints(path: Path) -> dict[str, Text]:
    """`hints.toml` as hint id → text.

    Raises:
        SourceError: the file is not TOML, or a hint lacks a language.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(path, 1, f"The hints cannot be read: {error}.", "Correct the file.") from None
    for hint, texts in document.items():
        if not isinstance(texts, dict) or set(texts) != set(LANGUAGES):
            raise SourceError(
                path,
                1,
                f"Hint `{hint}` does not consist of `es` and `en`.",
                f'Write it as a table: [{hint}], es = "…", en = "…".',
            )
    return {hint: Text(texts["es"], texts["en"]) for hint, texts in document.items()}


def public_hints(folder: Path) -> dict[str, Text]:
    """The hints that the lab's local checks name: what students may see beforehand.

    The checks are read, not run: every string in them that is a hint's id counts.
    """
    hints, checks = folder / HINTS_FILE, folder / "local_tests.py"
    if not hints.is_file() or not checks.is_file():
        return {}
    strings = {
        node.value
        for node in ast.walk(ast.parse(checks.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {hint: text for hint, text in read_hints(hints).items() if hint in strings}
