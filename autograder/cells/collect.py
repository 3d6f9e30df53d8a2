"""Collect the bindings of a submission: one walk over every statement, nothing is run."""

import ast
from collections.abc import Iterable, Sequence
from typing import Literal

from autograder.cells.bindings import Binding, BindingKind, Bindings, FunctionNode, Scope, Top
from autograder.cells.parse import parse


def collect(bindings: Bindings, cell: str, body: Iterable[ast.stmt]) -> None:
    """Take in the statements of the next cell; all cells come before the first question."""
    for statement in body:
        top = Top(statement, cell, len(bindings.tops))
        bindings.tops.append(top)
        _Collector(bindings, top).statements([statement], bindings.module, True)


class _Collector:
    """Walks one top-level statement and notes every binding in its scope."""

    def __init__(self, bindings: Bindings, top: Top) -> None:
        self.bindings = bindings
        self.top = top

    def bind(
        self,
        scope: Scope,
        name: str,
        kind: BindingKind,
        node: ast.AST | None,
        certain: bool = True,
        dotted: str = "",
    ) -> None:
        target = scope
        while target.kind == "comprehension" or name in target.outer:
            target = target.parent or self.bindings.module
        if name in target.elsewhere:
            target = self.bindings.module
        # What a function does to a module-level name happens only if the function runs.
        certain = certain and (target is scope or target.kind != "module")
        line = getattr(node, "lineno", self.top.node.lineno)
        made = Binding(kind, scope, node, self.top, dotted, certain, line)
        target.names.setdefault(name, []).append(made)

    # Statements

    def statements(self, body: Sequence[ast.stmt], scope: Scope, certain: bool) -> None:
        for statement in body:
            if isinstance(statement, ast.Global):
                scope.elsewhere.update(statement.names)
            elif isinstance(statement, ast.Nonlocal):
                scope.outer.update(statement.names)
        for statement in body:
            self.statement(statement, scope, certain)

    def statement(self, node: ast.stmt, scope: Scope, certain: bool) -> None:
        match node:
            case ast.Import() | ast.ImportFrom():
                self.imports(node, scope, certain)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.bind(scope, node.name, "definition", node, certain)
                self.function(node, scope)
            case ast.ClassDef():
                self.bind(scope, node.name, "definition", node, certain)
                self.expressions([*node.decorator_list, *node.bases, *node.keywords], scope)
                inner = Scope("class", scope, own_class=node)
                self.bindings.scopes[node] = inner
                self.statements(node.body, inner, True)
            case ast.Assign():
                for target in node.targets:
                    self.target(target, node.value, scope, certain)
                self.expressions([node.value, *node.targets], scope)
            case ast.AnnAssign():
                if node.value is not None:
                    self.target(node.target, node.value, scope, certain)
                    self.expressions([node.value], scope)
            case ast.AugAssign():
                self.target(node.target, node.value, scope, False)
                self.expressions([node.value], scope)
            case ast.For() | ast.AsyncFor():
                self.each(node.target, node.iter, scope, certain=False)
                self.expressions([node.iter], scope)
                self.blocks([node.body, node.orelse], scope, False)
            case ast.If():
                if not (scope.kind == "module" and _is_main_guard(node.test)):
                    self.expressions([node.test], scope)
                    self.blocks([node.body], scope, False)
                self.blocks([node.orelse], scope, False)
            case ast.While():
                self.expressions([node.test], scope)
                self.blocks([node.body, node.orelse], scope, False)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    if item.optional_vars is not None:
                        self.target(item.optional_vars, item.context_expr, scope, certain, opaque=True)
                self.expressions([item.context_expr for item in node.items], scope)
                self.blocks([node.body], scope, certain)
            case ast.Try() | ast.TryStar():
                for handler in node.handlers:
                    if handler.name:
                        self.bind(scope, handler.name, "opaque", handler.type, False)
                handlers = [handler.body for handler in node.handlers]
                self.blocks([node.body, *handlers, node.orelse, node.finalbody], scope, False)
            case ast.Match():
                self.expressions([node.subject], scope)
                for case in node.cases:
                    for pattern in ast.walk(case.pattern):
                        name = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
                        if name:
                            self.bind(scope, name, "opaque", node.subject, False)
                    self.blocks([case.body], scope, False)
            case ast.Expr(
                value=ast.Call(func=ast.Name(id="exec"), args=[ast.Constant(value=str() as text), *_]) as call
            ) if scope.kind == "module":
                self.text(text, call, scope)
            case ast.Expr(value=ast.Call(func=ast.Attribute() as func) as call):
                # `registry.append(f)` may change what `registry` holds.
                root = _root(func)
                if root is not None and (call.args or call.keywords):
                    self.mutation(root, call, scope, "call")
                self.expressions([call], scope)
            case ast.Return(value=ast.expr() as value):
                scope.returns.append(value)
                self.expressions([value], scope)
            case _:
                self.expressions(ast.iter_child_nodes(node), scope)

    def text(self, text: str, call: ast.Call, scope: Scope) -> None:
        """What a constant text that is given to `exec` defines; its line is that of the call."""
        try:
            body = parse(text.strip(), "<text>").body
        except SyntaxError:
            return  # it will fail when it runs, too
        for statement in body:
            for node in ast.walk(statement):
                if isinstance(node, ast.stmt | ast.expr):
                    node.lineno = call.lineno
        self.statements(body, scope, True)

    def blocks(self, bodies: Iterable[Sequence[ast.stmt]], scope: Scope, certain: bool) -> None:
        for body in bodies:
            self.statements(body, scope, certain)

    def imports(self, node: ast.Import | ast.ImportFrom, scope: Scope, certain: bool) -> None:
        if isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            for alias in node.names:
                if alias.name == "*":
                    self.bindings.stars.pop(source, None)  # the last one counts, also for the order
                    self.bindings.stars[source] = self.top
                else:
                    name = alias.asname or alias.name
                    self.bind(scope, name, "import", node, certain, f"{source}.{alias.name}")
            return
        for alias in node.names:
            root = alias.name.split(".")[0]
            self.bind(
                scope, alias.asname or root, "import", node, certain, alias.name if alias.asname else root
            )

    def target(
        self, target: ast.expr, value: ast.expr, scope: Scope, certain: bool, opaque: bool = False
    ) -> None:
        """Bind an assignment's target; pairs are taken apart where both sides show them."""
        match target:
            case ast.Name():
                self.bind(scope, target.id, "opaque" if opaque else "value", value, certain)
            case ast.Starred():
                self.target(target.value, value, scope, certain, opaque=True)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                parts = value.elts if isinstance(value, ast.Tuple | ast.List) else []
                if len(parts) == len(targets) and not any(
                    isinstance(p, ast.Starred) for p in [*parts, *targets]
                ):
                    for part, inner in zip(parts, targets, strict=True):
                        self.target(inner, part, scope, certain, opaque)
                else:
                    for inner in targets:
                        self.target(inner, value, scope, certain, opaque=True)
            case ast.Attribute(value=ast.Name(id=name)) if name == scope.self_name and scope.own_class:
                owner = self.bindings.scopes[scope.own_class]
                made = Binding("value", scope, value, self.top, line=target.lineno)
                owner.attributes.setdefault(target.attr, []).append(made)
            case ast.Subscript(
                value=ast.Call(func=ast.Name(id="globals")), slice=ast.Constant(value=str() as name)
            ):
                self.bind(self.bindings.module, name, "value", value, certain and scope.kind == "module")
            case ast.Attribute() | ast.Subscript():
                root = _root(target)
                if root is not None:
                    self.mutation(root, value, scope)

    def mutation(
        self, name: str, value: ast.expr, scope: Scope, kind: Literal["mutation", "call"] = "mutation"
    ) -> None:
        """The value may end up inside what the name stands for, in whatever scope that is bound."""
        seek: Scope | None = scope
        while seek is not None and seek.kind != "module" and name not in seek.names:
            seek = seek.parent
        made = Binding(kind, scope, value, self.top, certain=False, line=value.lineno)
        (seek or self.bindings.module).names.setdefault(name, []).append(made)

    def each(self, target: ast.expr, values: ast.expr, scope: Scope, certain: bool) -> None:
        """Bind a loop's target to each element of a literal, else to something unknown."""
        if isinstance(values, ast.Tuple | ast.List | ast.Set) and values.elts:
            for element in values.elts:
                self.target(target, element, scope, certain)
        else:
            self.target(target, values, scope, certain, opaque=True)

    # Expressions: lambdas and comprehensions have scopes of their own, `:=` binds

    def expressions(self, nodes: Iterable[ast.AST], scope: Scope) -> None:
        for node in nodes:
            match node:
                case ast.Lambda():
                    self.function(node, scope)
                case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                    inner = Scope(
                        "comprehension", scope, own_class=scope.own_class, self_name=scope.self_name
                    )
                    self.bindings.scopes[node] = inner
                    for part in node.generators:
                        self.loop_target(part, inner)
                    self.expressions(ast.iter_child_nodes(node), inner)
                case ast.NamedExpr():
                    self.bind(scope, node.target.id, "value", node.value)
                    self.expressions([node.value], scope)
                case ast.stmt():
                    self.statement(node, scope, False)
                case _:
                    self.expressions(ast.iter_child_nodes(node), scope)

    def loop_target(self, part: ast.comprehension, scope: Scope) -> None:
        values = part.iter.elts if isinstance(part.iter, ast.Tuple | ast.List | ast.Set) else []
        for name in ast.walk(part.target):
            if isinstance(name, ast.Name):
                simple = isinstance(part.target, ast.Name)
                for value in values if simple and values else [part.iter]:
                    kind: Literal["value", "opaque"] = "value" if simple and values else "opaque"
                    made = Binding(kind, scope, value, self.top, line=value.lineno)
                    scope.names.setdefault(name.id, []).append(made)

    def function(self, node: FunctionNode, scope: Scope) -> None:
        inner = Scope("function", scope)
        self.bindings.scopes[node] = inner
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
        for argument in every:
            self.bind(inner, argument.arg, "opaque", None)
            if argument.annotation is not None:
                inner.annotations[argument.arg] = argument.annotation
        self._find_self(node, scope, inner)
        self._defaults(arguments, scope, inner)
        defaults = [each for each in [*arguments.defaults, *arguments.kw_defaults] if each is not None]
        if isinstance(node, ast.Lambda):
            self.expressions(defaults, scope)
            inner.returns.append(node.body)
            self.expressions([node.body], inner)
        else:
            self.expressions([*node.decorator_list, *defaults], scope)
            self.statements(node.body, inner, True)

    def _defaults(self, arguments: ast.arguments, scope: Scope, inner: Scope) -> None:
        """A parameter may stand for its default value, which belongs to the surrounding scope."""
        positional = [*arguments.posonlyargs, *arguments.args]
        with_default = positional[len(positional) - len(arguments.defaults) :]
        pairs = [*zip(with_default, arguments.defaults, strict=True)]
        pairs += [(a, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d]
        for argument, default in pairs:
            made = Binding("value", scope, default, self.top, line=default.lineno)
            inner.names[argument.arg].append(made)

    def _find_self(self, node: FunctionNode, scope: Scope, inner: Scope) -> None:
        """Methods, and functions within methods, know their class and what `self` is called."""
        first = [*node.args.posonlyargs, *node.args.args][:1]
        if scope.kind == "class":
            names = {name.id for name in getattr(node, "decorator_list", []) if isinstance(name, ast.Name)}
            inner.own_class = scope.own_class
            inner.self_name = first[0].arg if first and "staticmethod" not in names else None
        elif scope.self_name not in {argument.arg for argument in first}:
            inner.own_class, inner.self_name = scope.own_class, scope.self_name


def _root(node: ast.expr) -> str | None:
    """The name at the beginning of `name.a[0].b`."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_main_guard(test: ast.expr) -> bool:
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            sides = {ast.unparse(left), ast.unparse(right)}
            return "__name__" in sides and "'__main__'" in sides
    return False
