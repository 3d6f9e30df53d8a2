"""What can be said about a submission's code without running it."""

import ast
from collections.abc import Collection, Iterable
from itertools import chain

from autograder.cells.bindings import Binding, Bindings
from autograder.cells.cell import Code
from autograder.cells.collect import collect
from autograder.cells.definitions_only import definitions
from autograder.cells.errors import ErrorReport
from autograder.cells.execute import ONLY_DEFINITIONS
from autograder.cells.mentions import Mentions, read_binding
from autograder.cells.names import Names
from autograder.cells.off_limits import Use, compile_patterns
from autograder.cells.parse import parse
from autograder.cells.slicing import Slice, slice_module
from autograder.cells.source_hash import hash_statements, source_hash

__all__ = ["Definitions", "Slice", "Use", "slice_module", "source_hash"]

_CHANGES = ("mutation", "call")


class Definitions:
    """The module-level definitions of a submission; where a name is defined twice the last one counts.

    Args:
        code: the submission. Cells with a syntax error define nothing.
        definitions_only: ids or names of cells that contribute only imports, functions, classes
            and constants, as in `execute`.
    """

    def __init__(self, code: Code, definitions_only: frozenset[str] = frozenset()) -> None:
        self._bindings = Bindings()
        self._names = Names(self._bindings)
        self._mentions: dict[Binding, Mentions] = {}
        self.errors: list[ErrorReport] = []
        """Syntax errors, one for each cell that has one."""
        for cell in code.cells:
            try:
                body = parse(cell.source, cell.filename).body
            except SyntaxError as error:
                self.errors.append(ErrorReport(type(error).__name__, error.msg, error.lineno, cell.name))
                continue
            limited = cell.role in ONLY_DEFINITIONS or bool({cell.cell_id, cell.name} & definitions_only)
            collect(self._bindings, cell.name, definitions(body) if limited else body)

    @property
    def defined(self) -> frozenset[str]:
        """All names that the module binds, imported ones included."""
        bound = self._bindings.module.names.items()
        return frozenset(name for name, found in bound if any(each.kind not in _CHANGES for each in found))

    def exercise_hash(self, name: str) -> str | None:
        """`source_hash` of the definition that counts; None where there is none."""
        found = [each for each in self._bindings.in_force(name) if each.kind not in _CHANGES]
        if not found:
            return None
        node = found[-1].node
        return hash_statements([node if isinstance(node, ast.stmt) else found[-1].top.node])

    def reaches(self, name: str, except_names: Collection[str] = ()) -> frozenset[str]:
        """The module's own names that a definition uses, directly or through others.

        Imports are no names of the module's own. What only `except_names` lead to is left out.
        """
        reached = self._reach(name, except_names)
        own = {each for each in reached if any(b.kind != "import" for b in self._bindings.in_force(each))}
        return frozenset(own - {name})

    def calls_exercises(self, name: str, exercises: Iterable[str]) -> frozenset[str]:
        """Those of the exercises that a definition uses, directly or through others, defined or not."""
        wanted = frozenset(exercises) - {name}
        undefined = wanted - self.defined
        bound = [each for reached in self._reach(name, ()) for each in self._bindings.in_force(reached)]
        used = {node.id for each in bound for node in ast.walk(each.top.node) if isinstance(node, ast.Name)}
        return (self.reaches(name) & wanted) | (undefined & used)

    def off_limits_uses(
        self,
        name: str,
        patterns: Iterable[str],
        *,
        resolve: bool = True,
        except_names: Collection[str] = (),
    ) -> tuple[Use, ...]:
        """Where the code that an exercise runs uses a name that is off limits.

        Args:
            resolve: look at loaded libraries as well, to see through re-exports.
            except_names: definitions that do not count, such as other exercises.
        """
        wanted = compile_patterns(tuple(patterns), resolve)
        bound = [
            binding for each in self._reach(name, except_names) for binding in self._bindings.in_force(each)
        ]
        # A method of an unknown object is the student's own where a reached class has one of that name.
        classes = chain.from_iterable(self._read(binding).classes for binding in bound)
        scopes = [self._bindings.scopes[own] for own in classes if own in self._bindings.scopes]
        own_names = {attribute for scope in scopes for attribute in [*scope.names, *scope.attributes]}
        uses: dict[Use, None] = {}
        for binding in sorted(bound, key=lambda each: (each.top.order, each.line)):
            cell, mentions = binding.top.cell, self._read(binding)
            dotted = [(each.dotted, each.line) for each in mentions.dotted]
            if binding in self._bindings.module.names.get(name, []) and binding.kind == "import":
                dotted.append((binding.dotted, binding.line))  # the exercise *is* the library's function
            for text, line in dotted:
                if pattern := wanted.match(text):
                    uses[Use(pattern, text, cell, line)] = None
            for method in mentions.methods:
                if method.owner == "unknown" and method.name in own_names:
                    continue
                if pattern := wanted.match_method(method.name):
                    uses[Use(pattern, f"Tensor.{method.name}", cell, method.line)] = None
        return tuple(uses)

    def _reach(self, name: str, except_names: Collection[str]) -> list[str]:
        """The name itself and all names of the module that its definition leads to, in that order."""
        reached: dict[str, None] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop()
            reached[each] = None
            for binding in self._bindings.in_force(each):
                names = sorted(self._read(binding).names)
                found = [new for new in names if new not in reached and new not in except_names]
                waiting += found
                reached.update(dict.fromkeys(found))
        return list(reached)

    def _read(self, binding: Binding) -> Mentions:
        if binding not in self._mentions:
            self._mentions[binding] = read_binding(self._names, binding)
        return self._mentions[binding]
