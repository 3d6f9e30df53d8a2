"""What a cell contributes that is not run as a whole: imports, functions, classes and constants."""

import ast

_FUNCTION_MAKERS = frozenset({"partial", "vectorize", "namedtuple", "TypeVar", "NewType"})
"""Calls that only make a function or a type."""


def definitions(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a cell that may run in any case, in their order."""
    imported = {
        (alias.asname or alias.name).split(".")[0]
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    return [statement for statement in body if _is_definition(statement, imported)]


def is_docstring(statement: ast.stmt) -> bool:
    """Whether the statement is a bare string, which does nothing."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_definition(statement: ast.stmt, imported: set[str]) -> bool:
    match statement:
        case (
            ast.Import()
            | ast.ImportFrom()
            | ast.FunctionDef()
            | ast.AsyncFunctionDef()
            | ast.ClassDef()
            | ast.Pass()
        ):
            return True
        case ast.Assign(targets=targets, value=value):
            return all(map(_is_plain_target, targets)) and _is_constant(value, imported)
        case ast.AnnAssign(target=ast.Name(), value=value):
            return value is not None and _is_constant(value, imported)
        case ast.Try():
            # The usual `try: import fast … except ImportError: …`, provided that nothing else happens.
            parts = [statement.body, statement.orelse, statement.finalbody]
            parts += [handler.body for handler in statement.handlers]
            return all(_is_definition(inner, imported) for part in parts for inner in part)
    return False


def _is_plain_target(target: ast.expr) -> bool:
    if isinstance(target, ast.Tuple | ast.List):
        return all(map(_is_plain_target, target.elts))
    return isinstance(target, ast.Name)


def _is_constant(value: ast.expr, imported: set[str]) -> bool:
    """Literals, simple arithmetic on them, other names, `np.pi`, and expressions that are functions."""
    match value:
        case ast.Constant() | ast.Name() | ast.Lambda():
            return True
        case ast.Attribute(value=inner):
            return isinstance(inner, ast.Attribute | ast.Name) and _root(inner) in imported
        case ast.UnaryOp(operand=operand):
            return _is_constant(operand, imported)
        case ast.BinOp(left=left, right=right):
            return _is_constant(left, imported) and _is_constant(right, imported)
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            return all(_is_constant(item, imported) for item in items)
        case ast.Dict(keys=keys, values=values):
            items = [*values, *(key for key in keys if key is not None)]
            return all(_is_constant(item, imported) for item in items)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _FUNCTION_MAKERS:
            return True
    return False


def _root(value: ast.expr) -> str | None:
    while isinstance(value, ast.Attribute):
        value = value.value
    return value.id if isinstance(value, ast.Name) else None
