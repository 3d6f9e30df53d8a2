"""The part of a module that some of its definitions need."""

import ast
from collections.abc import Collection
from dataclasses import dataclass

from autograder.cells.bindings import Bindings
from autograder.cells.collect import collect
from autograder.cells.mentions import read_binding
from autograder.cells.names import Names
from autograder.cells.parse import parse


@dataclass(frozen=True, slots=True)
class Slice:
    """A module cut down to what some definitions need."""

    source: str
    names: frozenset[str]
    """The top-level definitions that it includes; imports are not counted."""


def slice_module(source: str, names: Collection[str]) -> Slice:
    """The imports, helpers and constants that the named definitions need, and these themselves.

    Raises:
        SyntaxError: when the source is not valid Python.
        KeyError: when the module does not define one of the names.
    """
    bindings = Bindings()
    collect(bindings, "module", parse(source, "<module>").body)
    if missing := sorted(set(names) - set(bindings.module.names)):
        raise KeyError(f"the module does not define {', '.join(missing)}")
    resolver = Names(bindings)
    needed = sorted(names)
    kept: set[int] = {top.order for top in bindings.stars.values()}
    for name in needed:
        for binding in bindings.module.names.get(name, []):
            kept.add(binding.top.order)
            found = read_binding(resolver, binding)
            needed += sorted((found.names | found.in_annotations) - set(needed))
    tops = [top.node for top in bindings.tops if top.order in kept or _is_future(top.node)]
    own = {
        name for name in needed if any(each.kind != "import" for each in bindings.module.names.get(name, []))
    }
    return Slice(ast.unparse(ast.Module(tops, [])) + "\n", frozenset(own))


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
