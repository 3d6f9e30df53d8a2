"""The hash of a definition, blind to comments, layout and docstrings.

It tells an untouched stub from work that was begun. `ast.dump` would not do: what it writes
changes from one Python to the next, and hashes are made by one and compared by another.
"""

import ast
import hashlib
from collections.abc import Iterable

from autograder.cells.parse import parse

_IGNORED = frozenset({"ctx", "kind", "type_comment"})


def source_hash(source: str) -> str:
    """The sha256 of one definition's source, or of several statements.

    Raises:
        SyntaxError: when the source is not valid Python.
    """
    return hash_statements(parse(source, "<definition>").body)


def hash_statements(statements: Iterable[ast.stmt]) -> str:
    """The sha256 of statements that are parsed already."""
    canonical = "\n".join(_canonical(statement) for statement in statements)
    return hashlib.sha256(canonical.encode("utf-8", "backslashreplace")).hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, list):
        return "[" + ",".join(map(_canonical, value)) + "]"
    if not isinstance(value, ast.AST):
        return repr(value)
    fields = []
    for name, content in ast.iter_fields(value):
        if name == "body" and isinstance(value, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            content = without_docstring(value)
        # Fields that newer Pythons add are empty in code that older ones can read.
        if name not in _IGNORED and content is not None and content != []:
            fields.append(f"{name}={_canonical(content)}")
    return f"{type(value).__name__}({','.join(fields)})"


def without_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[ast.stmt]:
    """The body without its docstring."""
    return node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
