"""What a piece of code mentions: names of the module, names of libraries, methods of unknown objects."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from autograder.cells.bindings import Binding, Scope
from autograder.cells.names import Names
from autograder.cells.parse import parse

Owner = Literal["tensor", "unknown", "other"]
_TENSOR_CLASS = "torch.Tensor"
_NO_TENSORS = frozenset(
    {"builtins.super", "builtins.dict", "builtins.list", "builtins.str", "types.SimpleNamespace"}
    | {"argparse.Namespace", "collections.OrderedDict", "collections.defaultdict"}
)
"""Makers of objects whose attributes and methods are no tensor's."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A library's name in the code."""

    dotted: str
    line: int


@dataclass(frozen=True, slots=True)
class Method:
    """An attribute of an object that is no module and no object of the student's own classes."""

    name: str
    line: int
    owner: Owner


@dataclass(slots=True)
class Mentions:
    """Everything that matters of one piece of code."""

    names: set[str] = field(default_factory=set)
    """Names of the module, imported ones included."""
    in_annotations: set[str] = field(default_factory=set)
    dotted: list[Mention] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    classes: list[ast.ClassDef] = field(default_factory=list)


def read_binding(names: Names, binding: Binding) -> Mentions:
    """What the code of one binding mentions."""
    reader = _Reader(names)
    if binding.kind == "import":
        return reader.found
    if binding.node is not None:
        reader.visit(binding.node, binding.scope)
    return reader.found


class _Reader:
    """Walks code that would run; annotations are kept apart, for they compute nothing."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.found = Mentions()
        self._line: int | None = None  # of the call, while text given to `eval` is read

    def visit(self, node: ast.AST, scope: Scope) -> None:
        inner = self.names.bindings.scopes.get(node, scope)
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                self._function(node, scope, inner)
            case ast.ClassDef():
                self.found.classes.append(node)
                self._all([*node.decorator_list, *node.bases, *node.keywords], scope)
                self._all(node.body, inner)
            case ast.AnnAssign():
                self._annotation(node.annotation, scope)
                self._all([node.target, *([node.value] if node.value else [])], scope)
            case ast.Assign():
                if isinstance(node.value, ast.Attribute):
                    self._method(node.value, node.value.attr, scope, called=True)
                self._all([*node.targets, node.value], scope)
            case ast.ImportFrom() if self._line is not None:
                for alias in node.names:
                    self._mention(f"{node.module}.{alias.name}", node)
            case ast.Name():
                self._name(node, scope)
            case ast.Attribute():
                self._attribute(node, scope, called=False)
            case ast.Call():
                self._call(node, scope)
            case ast.Subscript():
                self._library(node, scope)
                self._all([node.value, node.slice], scope)
            case _:
                self._all(ast.iter_child_nodes(node), inner)

    def _all(self, nodes: Iterable[ast.AST], scope: Scope) -> None:
        for node in nodes:
            self.visit(node, scope)

    def _function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, inner: Scope
    ) -> None:
        defaults = [*node.args.defaults, *node.args.kw_defaults]
        self._all([default for default in defaults if default is not None], scope)
        if isinstance(node, ast.Lambda):
            self.visit(node.body, inner)
            return
        self._all(node.decorator_list, scope)
        for annotation in inner.annotations.values():
            self._annotation(annotation, scope)
        if node.returns is not None:
            self._annotation(node.returns, scope)
        self._all(node.body, inner)

    def _annotation(self, node: ast.expr, scope: Scope) -> None:
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and self.names.lookup(part.id, scope)[1]:
                self.found.in_annotations.add(part.id)

    def _name(self, node: ast.Name, scope: Scope) -> None:
        bound, is_global = self.names.lookup(node.id, scope)
        if is_global and bound:
            self.found.names.add(node.id)
        if isinstance(node.ctx, ast.Load):
            self._library(node, scope)

    def _attribute(self, node: ast.Attribute, scope: Scope, called: bool) -> None:
        if isinstance(node.ctx, ast.Load) and not self._library(node, scope):
            self._method(node, node.attr, scope, called)
        # Of `torch.nn.ReLU` the whole counts, not `torch.nn` and `torch` besides.
        base: ast.expr = node.value
        while isinstance(base, ast.Attribute) and self.names.resolve(base, scope):
            base = base.value
        if isinstance(base, ast.Name):
            bound, is_global = self.names.lookup(base.id, scope)
            if is_global and bound:
                self.found.names.add(base.id)
        else:
            self.visit(base, scope)

    def _call(self, node: ast.Call, scope: Scope) -> None:
        self._library(node, scope)
        functions = self.names.resolve(node.func, scope)
        text = self.names.text(node.args[0], scope) if node.args else None
        if functions & {"builtins.eval", "builtins.exec", "builtins.compile"} and text:
            self._run_text(text, node, scope)
        if "operator.methodcaller" in functions and text:
            self.found.methods.append(Method(text, self._at(node), "tensor"))
        if "builtins.getattr" in functions and len(node.args) > 1:
            name = self.names.text(node.args[1], scope)
            if name and not self.names.resolve(node, scope):
                attribute = ast.Attribute(node.args[0], name, ast.Load(), lineno=node.lineno)
                self._method(attribute, name, scope, called=True)
        if isinstance(node.func, ast.Attribute):
            self._attribute(node.func, scope, called=True)
        else:
            self.visit(node.func, scope)
        self._all([*node.args, *node.keywords], scope)

    def _run_text(self, text: str, node: ast.Call, scope: Scope) -> None:
        """Read what `eval` or `exec` is given as if it stood here."""
        if self._line is not None:
            return  # text within text: enough is enough
        try:
            body = parse(text.strip(), "<text>").body
        except SyntaxError:
            return  # it will fail when it runs, too
        self._line = node.lineno
        self._all(body, scope)
        self._line = None

    def _library(self, node: ast.expr, scope: Scope) -> bool:
        """Note the library names that an expression stands for; whether there are any."""
        found = self.names.resolve(node, scope)
        for dotted in sorted(found):
            self._mention(dotted, node)
        return bool(found)

    def _mention(self, dotted: str, node: ast.AST) -> None:
        if not dotted.startswith(("<", "builtins.")):
            self.found.dotted.append(Mention(dotted, self._at(node)))

    def _at(self, node: ast.AST) -> int:
        return self._line if self._line is not None else getattr(node, "lineno", 0)

    # Methods: on tensors they are torch's, on the student's own objects they are the student's

    def _method(self, node: ast.Attribute, name: str, scope: Scope, called: bool) -> None:
        owner = self._owner(node.value, name, scope)
        if owner == "tensor" or (owner == "unknown" and called):
            self.found.methods.append(Method(name, self._at(node), owner))

    def _owner(self, node: ast.expr, attribute: str, scope: Scope) -> Owner:
        """What kind of object has the attribute."""

        def owner(each: ast.AST, inner: Scope) -> Owner:
            return self._find_owner(each, attribute, inner)

        unknown: Owner = "unknown"
        return self.names.once(f"owner of {attribute}", node, scope, owner, unknown)

    def _find_owner(self, node: ast.AST, attribute: str, scope: Scope) -> Owner:
        own = self.names.own_classes(node, scope)
        if own:
            defined = any(self.names.has_attribute(each, attribute) for each in own)
            tensors = any(_TENSOR_CLASS in self.names.base_names(each) for each in own)
            return "tensor" if tensors and not defined else "other"
        match node:
            case ast.Call():
                functions = self.names.resolve(node.func, scope)
                owners = {_result_of(function) for function in functions}
                return owners.pop() if len(owners) == 1 else "unknown"
            case ast.BinOp() | ast.UnaryOp() | ast.Compare():
                return "tensor"
            case ast.Constant() | ast.Dict() | ast.List() | ast.Tuple() | ast.Set() | ast.Lambda():
                return "other"
            case ast.Name():
                bound, _ = self.names.lookup(node.id, scope)
                if any(self._is_tensor_parameter(each, node.id) for each in bound):
                    return "tensor"
                return self._together(bound, attribute)
            case ast.Attribute():
                return self._together(self.names.stored(node, scope), attribute)
        return "unknown"

    def _is_tensor_parameter(self, binding: Binding, name: str) -> bool:
        annotation = binding.scope.annotations.get(name) if binding.node is None else None
        return annotation is not None and _TENSOR_CLASS in self.names.resolve(annotation, binding.scope)

    def _together(self, bound: list[Binding], attribute: str) -> Owner:
        """What several bindings agree on. A tensor among them decides; a parameter says nothing."""
        owners: set[Owner] = set()
        for binding in bound:
            if binding.kind == "definition":
                owners.add("other")
            elif binding.kind == "value" and isinstance(binding.node, ast.expr):
                owners.add(self._owner(binding.node, attribute, binding.scope))
            elif binding.kind not in ("mutation", "call"):
                owners.add("unknown")
        if "tensor" in owners:
            return "tensor"
        return "other" if owners == {"other"} else "unknown"


def _result_of(function: str) -> Owner:
    """What calling a library's function gives."""
    if function in _NO_TENSORS:
        return "other"
    if not function.startswith("torch."):
        return "unknown"  # `copy.copy(x)` may be a tensor
    layers = function.startswith("torch.nn.") and not function.startswith("torch.nn.functional.")
    parameter = function.rpartition(".")[2] in ("Parameter", "UninitializedParameter", "Buffer")
    return "other" if layers and not parameter else "tensor"
