"""Mechanical mutants of the reference, exercise by exercise."""

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from autograder.audit.mutations import Mutation, expression_mutations, statement_mutations

Definition = cst.FunctionDef | cst.ClassDef


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of an exercise's reference definition."""

    exercise: str
    id: str
    """Hash of the mutated definition: the same whatever line it stands in and however it is laid out."""
    line: int
    """In the reference module."""
    operator: str
    before: str
    after: str
    source: str
    """The mutated definition."""

    @property
    def change(self) -> str:
        """The mutation in readable form, without the line."""
        return f"{self.operator}: {self.before} → {self.after}"

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"{self.exercise}:{self.line} {self.change} [{self.id}]"


def mutants_of(reference: str, exercise: str) -> list[Mutant]:
    """All mutants of one exercise, in the order of their places; no two with the same code.

    Only the exercise's own definition is mutated; its docstrings, annotations and error messages are not.
    """
    wrapper = MetadataWrapper(cst.parse_module(reference))
    definition = _definition(wrapper.module, exercise)
    positions = wrapper.resolve(PositionProvider)
    original = normalised(wrapper.module.code_for_node(definition))
    found: dict[str, Mutant] = {}
    collector = _Collector()
    definition.visit(collector)
    places = {id(node): positions[node].start for node in collector.nodes}
    for mutation in sorted(
        collector.mutations, key=lambda each: (places[id(each.node)].line, places[id(each.node)].column)
    ):
        changed = definition.visit(_Replacement(mutation))
        assert isinstance(changed, Definition)
        source = wrapper.module.code_for_node(changed).strip("\n") + "\n"
        code = normalised(source)
        if code in (original, None):
            continue
        assert code is not None
        name = hashlib.sha256(f"{exercise}\n{code}".encode()).hexdigest()[:12]
        line = places[id(mutation.node)].line
        before, after = _short(wrapper.module, mutation.node), _short(wrapper.module, mutation.replacement)
        found.setdefault(name, Mutant(exercise, name, line, mutation.operator, before, after, source))
    return list(found.values())


def normalised(source: str) -> str | None:
    """A definition as text on which layout, comments, docstrings, annotations and messages have no influence.

    None if it is no valid code: some changes, such as a dropped `break` target, leave none.
    """
    try:
        tree = ast.parse(source)
        compile(tree, "<mutant>", "exec")
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            for argument in ast.walk(node.args):
                if isinstance(argument, ast.arg):
                    argument.annotation = None
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            node.exc = node.exc.func
    return ast.unparse(ast.fix_missing_locations(tree))


def _definition(module: cst.Module, exercise: str) -> Definition:
    found = [node for node in module.body if isinstance(node, Definition) and node.name.value == exercise]
    if not found:
        raise LookupError(f"the reference does not define {exercise}")
    return found[-1]  # where a name is defined twice, the last one counts


def _short(module: cst.Module, node: cst.CSTNode | cst.RemovalSentinel) -> str:
    if isinstance(node, cst.RemovalSentinel):
        return "(nothing)"
    text = re.sub(r"\s+", " ", module.code_for_node(node)).strip()
    while text.startswith("#"):
        text = text.partition("\n")[2]
    return text if len(text) <= 60 else text[:59] + "…"


class _Collector(cst.CSTVisitor):
    """Walks a definition and collects the mutations of every node that may be mutated."""

    def __init__(self) -> None:
        super().__init__()
        self.mutations: list[Mutation] = []

    @property
    def nodes(self) -> Iterator[cst.CSTNode]:
        return (mutation.node for mutation in self.mutations)

    def on_visit(self, node: cst.CSTNode) -> bool:
        # Error messages may be anything, annotations compute nothing.
        if isinstance(node, cst.Raise | cst.Annotation | cst.Assert):
            return False
        if isinstance(node, cst.SimpleStatementLine) and _is_docstring(node):
            return False
        self.mutations += expression_mutations(node)
        self.mutations += statement_mutations(node)
        return True


class _Replacement(cst.CSTTransformer):
    """Puts a mutation's replacement in its node's place."""

    def __init__(self, mutation: Mutation) -> None:
        super().__init__()
        self._mutation = mutation

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node is not self._mutation.node

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        return self._mutation.replacement if original_node is self._mutation.node else updated_node


def _is_docstring(node: cst.SimpleStatementLine) -> bool:
    return len(node.body) == 1 and (
        isinstance(node.body[0], cst.Expr)
        and isinstance(node.body[0].value, cst.SimpleString | cst.ConcatenatedString)
    )
