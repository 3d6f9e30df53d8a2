"""What an expression may stand for: dotted names of libraries, constant strings, own classes."""

import ast
import builtins
from collections.abc import Callable, Hashable, Iterable
from itertools import islice
from typing import TypeVar, cast

from autograder.cells.bindings import MAX_BINDINGS, Binding, Bindings, Scope
from autograder.cells.library import provides

Dotted = frozenset[str]
Classes = tuple[ast.ClassDef, ...]
_NOTHING: Dotted = frozenset()
_GLOBALS = "<globals>"
_GETTER = "<attrgetter>"

_GETATTR = frozenset({"builtins.getattr", "inspect.getattr_static", "builtins.object.__getattribute__"})
_IMPORTS = frozenset({"builtins.__import__", "importlib.__import__", "importlib.import_module"})
_LOOKUPS = ("get", "__getitem__", "pop", "setdefault")
_MAX_STEPS = 50
_MAX_MEANINGS = 100
_MAX_TEXT = 5000
_MAX_STARS = 20
_MAX_ELEMENTS = 50
S = TypeVar("S", bound=Hashable)
T = TypeVar("T")


class Names:
    """Resolves expressions in their scope.

    Code that goes in circles, or through more than `_MAX_STEPS` other names, stands for nothing.
    """

    def __init__(self, bindings: Bindings) -> None:
        self.bindings = bindings
        self._busy: set[tuple[str, object, int]] = set()
        self._known: dict[tuple[str, object, int], object] = {}

    def once(
        self, question: str, subject: S, scope: Scope, answer: Callable[[S, Scope], T], otherwise: T
    ) -> T:
        """The answer to a question about a node or name, worked out once; `otherwise` in a circle.

        Without it code of forty lines such as `x2 = x1 or x1` would take for ever.
        """
        key = (question, subject, id(scope))
        if key in self._known:
            return cast(T, self._known[key])
        if key in self._busy or len(self._busy) > _MAX_STEPS:
            return otherwise
        self._busy.add(key)
        try:
            found = answer(subject, scope)
        finally:
            self._busy.discard(key)
        self._known[key] = found
        return found

    # Names

    def lookup(self, name: str, scope: Scope) -> tuple[list[Binding], bool]:
        """The bindings that a name may have here, and whether they are those of the module."""
        seek: Scope | None = scope
        while seek is not None and seek.kind != "module":
            if name in seek.elsewhere:
                break
            visible = seek.kind != "class" or seek is scope
            if visible and name in seek.names:
                return seek.names[name][:MAX_BINDINGS], False
            seek = seek.parent
        return self.bindings.in_force(name), True

    def star(self, name: str) -> str | None:
        """The dotted name that a star import gives to a name, if it comes after all other bindings."""
        if not self.bindings.stars:
            return None
        bound = [each for each in self.bindings.in_force(name) if each.kind not in ("mutation", "call")]
        last = max((each.top.order for each in bound), default=-1)
        for module, top in islice(reversed(self.bindings.stars.items()), _MAX_STARS):
            known = provides(module, name)
            if top.order > last and (known or (known is None and not bound and not hasattr(builtins, name))):
                return f"{module}.{name}"
        return None

    # Dotted names

    def resolve(self, node: ast.AST | None, scope: Scope) -> Dotted:
        """The dotted names that an expression may stand for, such as `torch.nn.functional.relu`."""
        if node is None:
            return _NOTHING
        found = self.once("dotted", node, scope, self._resolve, _NOTHING)
        return found if len(found) <= _MAX_MEANINGS else frozenset(sorted(found)[:_MAX_MEANINGS])

    def _resolve(self, node: ast.AST, scope: Scope) -> Dotted:
        match node:
            case ast.Name():
                return self.once("name", node.id, scope, self._name, _NOTHING)
            case ast.Attribute():
                outer = {f"{base}.{node.attr}" for base in self.resolve(node.value, scope)}
                return frozenset(outer) or self._own_attribute(node, scope)
            case ast.Call():
                return self._call(node, scope)
            case ast.Subscript():
                return self._item(node.value, node.slice, scope)
            case ast.IfExp():
                return self._any([node.body, node.orelse], scope)
            case ast.BoolOp():
                return self._any(node.values, scope)
            case ast.NamedExpr() | ast.Await() | ast.Starred():
                return self.resolve(node.value, scope)
        return _NOTHING

    def _any(self, nodes: Iterable[ast.AST | None], scope: Scope) -> Dotted:
        return frozenset(dotted for node in nodes for dotted in self.resolve(node, scope))

    def _name(self, name: str, scope: Scope) -> Dotted:
        bound, is_global = self.lookup(name, scope)
        if is_global and (star := self.star(name)):
            return frozenset({star})
        if not bound and is_global:
            return frozenset({f"builtins.{name}"}) if hasattr(builtins, name) else _NOTHING
        found: set[str] = set()
        for binding in bound:
            if binding.kind == "import":
                found.add(binding.dotted)
            elif binding.kind == "value":
                found |= self.resolve(binding.node, binding.scope)
        return frozenset(found)

    def _own_attribute(self, node: ast.Attribute, scope: Scope) -> Dotted:
        stored = self.stored(node, scope)
        return frozenset(dotted for each in stored for dotted in self._binding(each))

    def _binding(self, binding: Binding) -> Dotted:
        if binding.kind == "import":
            return frozenset({binding.dotted})
        return self.resolve(binding.node, binding.scope) if binding.kind == "value" else _NOTHING

    def _call(self, node: ast.Call, scope: Scope) -> Dotted:
        """Calls that only look something up: `getattr(torch, "relu")` is `torch.relu`."""
        found: set[str] = set()
        first = node.args[0] if node.args else None
        text = self.text(node.args[1], scope) if len(node.args) > 1 else None
        for func in self.resolve(node.func, scope):
            holder, _, method = func.rpartition(".")
            if func in _GETATTR:
                found |= {f"{base}.{text}" for base in self.resolve(first, scope) if text}
            elif func in _IMPORTS:
                found |= self._imported(func, node, scope)
            elif func == "builtins.vars" and first is not None:
                found |= {f"{base}.__dict__" for base in self.resolve(first, scope)}
            elif func in ("builtins.globals", "builtins.locals", "builtins.vars"):
                found.add(_GLOBALS)
            elif func == "operator.attrgetter" and first is not None:
                found |= {_GETTER + path for path in [self.text(first, scope)] if path}
            elif func.startswith(_GETTER):
                found |= {f"{base}.{func[len(_GETTER) :]}" for base in self.resolve(first, scope)}
            elif method in ("__getattribute__", "__getattr__") and first is not None:
                found |= {f"{holder}.{attr}" for attr in [self.text(first, scope)] if attr}
            elif method in _LOOKUPS and first is not None:
                found |= self._entry(holder, self.text(first, scope), scope)
        return frozenset(found) or self._returned(node, scope)

    def _imported(self, func: str, node: ast.Call, scope: Scope) -> Dotted:
        named = [*node.args[:1], *(each.value for each in node.keywords if each.arg == "name")]
        module = self.text(named[0], scope) if named else None
        if module is None:
            return _NOTHING
        # `__import__("torch.nn")` gives torch, unless it is told what to import from it.
        whole = func == "importlib.import_module" or len(node.args) > 3 or len(node.keywords) > 0
        return frozenset({module if whole else module.split(".")[0]})

    def _returned(self, node: ast.Call, scope: Scope) -> Dotted:
        found: set[str] = set()
        for function in self._functions(node.func, scope):
            inner = self.bindings.scopes.get(function)
            if inner is not None:
                found |= self.once("returns", function, inner, self._returns, _NOTHING)
        return frozenset(found)

    def _returns(self, _function: ast.AST, scope: Scope) -> Dotted:
        return self._any(scope.returns[:_MAX_ELEMENTS], scope)

    def _functions(self, func: ast.expr, scope: Scope) -> list[ast.AST]:
        if isinstance(func, ast.Lambda):
            return [func]
        bound = self.lookup(func.id, scope)[0] if isinstance(func, ast.Name) else []
        return [each.node for each in bound if each.node is not None and each.kind in ("definition", "value")]

    def _item(self, value: ast.expr, index: ast.expr, scope: Scope) -> Dotted:
        found: set[str] = set()
        key = self.text(index, scope)
        for holder in self.resolve(value, scope):
            found |= self._entry(holder, key, scope)
        return frozenset(found) or self._any(self._elements(value, scope)[:_MAX_ELEMENTS], scope)

    def _entry(self, holder: str, key: str | None, scope: Scope) -> Dotted:
        """What stands under a key in the namespace of a module."""
        if key is None:
            return _NOTHING
        if holder == "sys.modules":
            return frozenset({key})
        if holder == _GLOBALS:
            return self._name(key, scope)
        return frozenset({f"{holder[:-9]}.{key}"}) if holder.endswith(".__dict__") else _NOTHING

    def _elements(self, node: ast.expr, scope: Scope) -> list[ast.AST | None]:
        """What a list, tuple or dict that is written out may hold."""
        match node:
            case ast.Tuple(elts=items) | ast.List(elts=items):
                return list(items[:_MAX_ELEMENTS])
            case ast.Dict(values=values):
                return list(values[:_MAX_ELEMENTS])
            case ast.Name():
                found: list[ast.AST | None] = []
                for binding in self.lookup(node.id, scope)[0]:
                    if binding.kind == "mutation":
                        found.append(binding.node)
                    elif isinstance(binding.node, ast.Tuple | ast.List | ast.Dict):
                        found += self._elements(binding.node, binding.scope)
                return found
        return []

    # Constant strings

    def text(self, node: ast.AST | None, scope: Scope) -> str | None:
        """The string that an expression always is, or None."""
        return None if node is None else self.once("text", node, scope, self._text, None)

    def _text(self, node: ast.AST, scope: Scope) -> str | None:
        match node:
            case ast.Constant(value=str() as value):
                return value[:_MAX_TEXT]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self._joined([left, right], scope)
            case ast.JoinedStr(values=values):
                return self._joined(values, scope)
            case ast.FormattedValue(value=inner, format_spec=None):
                return self.text(inner, scope)
            case ast.Name():
                bound, _ = self.lookup(node.id, scope)
                only = bound[0] if len(bound) == 1 and bound[0].kind == "value" else None
                return None if only is None else self.text(only.node, only.scope)
        return None

    def _joined(self, nodes: Iterable[ast.AST], scope: Scope) -> str | None:
        parts = [self.text(node, scope) for node in nodes]
        whole = [part for part in parts if part is not None]
        return "".join(whole)[:_MAX_TEXT] if len(whole) == len(parts) else None

    # The student's own classes

    def own_classes(self, node: ast.AST | None, scope: Scope) -> Classes:
        """The classes of the submission that an expression may be, or be an instance of."""
        return () if node is None else self.once("class", node, scope, self._own_classes, ())

    def _own_classes(self, node: ast.AST, scope: Scope) -> Classes:
        match node:
            case ast.Name(id=name) if name == scope.self_name and scope.own_class is not None:
                return (scope.own_class,)
            case ast.Name():
                return self.once("classes", node.id, scope, self._classes_of_name, ())
            case ast.Call():
                return self.own_classes(node.func, scope)
            case ast.Attribute():
                return self._classes(self.stored(node, scope))
            case ast.ClassDef():
                return (node,)
        return ()

    def _classes(self, bound: Iterable[Binding]) -> Classes:
        found = [own for each in bound for own in self.own_classes(each.node, each.scope)]
        return tuple(dict.fromkeys(found))

    def _classes_of_name(self, name: str, scope: Scope) -> Classes:
        bound, _ = self.lookup(name, scope)
        found = list(self._classes(each for each in bound if each.kind in ("definition", "value")))
        for each in bound:
            annotation = each.scope.annotations.get(name) if each.node is None else None
            found += self.own_classes(annotation, each.scope)
        return tuple(found)

    def stored(self, node: ast.Attribute, scope: Scope) -> list[Binding]:
        """What the own class of an object keeps under an attribute."""
        found = []
        for own in self.own_classes(node.value, scope):
            inner = self.bindings.scopes.get(own)
            if inner is not None:
                found += inner.names.get(node.attr, []) + inner.attributes.get(node.attr, [])
        return found[:MAX_BINDINGS]

    def has_attribute(self, own: ast.ClassDef, name: str) -> bool:
        """Whether a class of the submission defines the attribute itself."""
        inner = self.bindings.scopes.get(own)
        return inner is not None and (name in inner.names or name in inner.attributes)

    def base_names(self, own: ast.ClassDef) -> Dotted:
        """Library classes that a class of the submission derives from, directly or not."""
        inner = self.bindings.scopes.get(own)
        outside = inner.parent if inner is not None else None
        if outside is None:
            return _NOTHING
        return self.once("bases", own, outside, self._base_names, _NOTHING)

    def _base_names(self, own: ast.AST, scope: Scope) -> Dotted:
        assert isinstance(own, ast.ClassDef)
        found = set(self._any(own.bases, scope))
        for base in own.bases:
            for other in self.own_classes(base, scope):
                found |= self.base_names(other)
        return frozenset(found)
