"""From source to syntax tree, with every way of failing turned into `SyntaxError`."""

import ast
import warnings

MAX_DEPTH = 150
"""Levels of nesting in a syntax tree. Code written by hand stays below 50; whatever walks
the tree may recurse as deep as it is."""


def parse(source: str, filename: str, flags: int = 0) -> ast.Module:
    """The syntax tree of a cell; top-level `await` is allowed.

    Running and analysing a cell both begin here, so that a cell is broken for both or for neither.
    `flags` are those of earlier `from __future__` imports.

    Raises:
        SyntaxError: also for what Python reports otherwise: null bytes, lone surrogates, and code
            that is nested deeper than `MAX_DEPTH`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wanted = flags | ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            tree = compile(source, filename, "exec", wanted, dont_inherit=True)
            assert isinstance(tree, ast.Module)
            _check_depth(tree)
            # Errors such as `return` outside a function show only when the tree is compiled.
            compile(tree, filename, "exec", flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError:
        raise
    except (RecursionError, MemoryError):
        raise SyntaxError("nested too deeply") from None
    except ValueError as problem:
        raise SyntaxError(str(problem)) from None
    return tree


def _check_depth(tree: ast.AST) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    line = next((node.lineno for node in level if isinstance(node, ast.expr | ast.stmt)), None)
    problem = SyntaxError("nested too deeply")
    problem.lineno = line
    raise problem
