"""Which names a submission binds, where, and to what: the records of its scopes.

In a function every binding of a name counts, whatever the order; in the module
the last one does, together with those that it may leave in force.
"""

import ast
from dataclasses import dataclass, field
from typing import Literal

MAX_BINDINGS = 100
"""How many bindings of one name are looked at; nobody who writes by hand has a dozen."""

BindingKind = Literal["import", "definition", "value", "mutation", "call", "opaque"]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True, eq=False)
class Top:
    """A statement at the top level of a cell."""

    node: ast.stmt
    cell: str
    order: int


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """One place where a name gets a value, or where its value is changed."""

    kind: BindingKind
    """A `mutation` puts something into what the name stands for, a `call` of its method perhaps does;
    `opaque` is a parameter, a loop's variable and the like."""
    scope: "Scope"
    """Where `node` is to be understood."""
    node: ast.AST | None
    """The definition, or the expression that the value comes from."""
    top: Top
    dotted: str = ""
    """What an import binds: `torch.nn.functional`."""
    certain: bool = True
    """False when an earlier binding may stay in force."""
    line: int = 0


@dataclass(eq=False)
class Scope:
    """The names of a module, class, function or comprehension."""

    kind: Literal["module", "class", "function", "comprehension"]
    parent: "Scope | None" = None
    names: dict[str, list[Binding]] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    """Names declared `global`."""
    outer: set[str] = field(default_factory=set)
    """Names declared `nonlocal`."""
    attributes: dict[str, list[Binding]] = field(default_factory=dict)
    """Of a class: what its methods store on `self`."""
    own_class: ast.ClassDef | None = None
    """Of a class: its node. Of a method: the class."""
    self_name: str | None = None
    """Of a method: the name of its first parameter."""
    annotations: dict[str, ast.expr] = field(default_factory=dict)
    """Of a function: annotations of its parameters."""
    returns: list[ast.expr] = field(default_factory=list)
    """Of a function: the expressions that it returns."""


@dataclass(eq=False)
class Bindings:
    """All scopes of a submission."""

    module: Scope = field(default_factory=lambda: Scope("module"))
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    """The scope that a function, class, lambda or comprehension opens."""
    stars: dict[str, Top] = field(default_factory=dict)
    """Modules of `from … import *`, with the last statement of each."""
    tops: list[Top] = field(default_factory=list)

    _in_force: dict[str, list[Binding]] = field(default_factory=dict)

    def in_force(self, name: str) -> list[Binding]:
        """The bindings of a module-level name that may hold when everything has run."""
        if name not in self._in_force:
            self._in_force[name] = self._find_in_force(name)
        return self._in_force[name]

    def _find_in_force(self, name: str) -> list[Binding]:
        found: list[Binding] = []
        changes: list[Binding] = []
        decided = False
        for binding in reversed(self.module.names.get(name, [])[-MAX_BINDINGS:]):
            if binding.kind in ("mutation", "call"):
                changes.append(binding)
            elif not decided:
                found.append(binding)
                decided = binding.certain and not _reads_itself(binding, name)
        if not found:
            return []
        if any(binding.kind == "import" for binding in found):
            # `np.testing.assert_allclose(…)` leaves numpy as it is.
            changes = [binding for binding in changes if binding.kind != "call"]
        return [*found[::-1], *changes[::-1]]


def _reads_itself(binding: Binding, name: str) -> bool:
    """Whether the binding needs the name's earlier value, as in `f = decorate(f)`."""
    match binding.node:
        case ast.FunctionDef(decorator_list=parts) | ast.AsyncFunctionDef(decorator_list=parts):
            pass
        case ast.ClassDef(decorator_list=decorators, bases=bases):
            parts = [*decorators, *bases]
        case ast.expr() as value if not isinstance(value, ast.Lambda):
            parts = [value]
        case _:
            return False
    return any(isinstance(n, ast.Name) and n.id == name for part in parts for n in ast.walk(part))
