"""Which exercises an answer can touch, read from its source.

Exercises are independent (rule 10 of docs/rules.md): one that does not mention a name runs the same code
whatever that name is bound to. An answer is therefore graded on the exercises whose code reaches a name that
the answer binds. Where the answer might change the process itself (it assigns to attributes of modules, calls
a setter such as `torch.set_default_dtype`, reseeds, or does something at its top level besides defining
names), nothing follows from names, and it is graded on all exercises.
"""

import ast
from collections.abc import Iterator, Sequence

from autograder.audit.answers import bound_names

_SETTERS = {"seed", "manual_seed", "seterr", "simplefilter", "filterwarnings"}
"""Besides what begins with `set_`."""
_BUILTINS = {"setattr", "delattr", "exec", "eval"}
_MODULES = {"np", "numpy", "torch", "nn", "random", "math", "os", "sys", "plt"}
"""What references import."""
_DEFINITIONS = (
    ast.FunctionDef,
    ast.ClassDef,
    ast.Import,
    ast.ImportFrom,
    ast.Assign,
    ast.AnnAssign,
)


def touched_exercises(answer: str, reference: str, exercises: Sequence[str]) -> tuple[str, ...]:
    """The exercises on which `answer`, run after `reference`, can differ from it; in the lab's order."""
    tree = ast.parse(answer)
    if may_change_process(tree):
        return tuple(exercises)
    original = ast.parse(reference)
    changed = bound_names(_without_known_imports(tree, original))
    mentions = _mentions(original)
    # The answer's own definitions take the place of the reference's.
    mentions |= {name: names for name, names in _mentions(tree).items() if name in mentions}
    return tuple(name for name in exercises if changed & _closure(name, mentions))


def _without_known_imports(answer: ast.Module, reference: ast.Module) -> ast.Module:
    """The answer without imports that bind a name to what the reference binds it to."""
    known = set(_imports(reference))
    kept: list[ast.stmt] = []
    for statement in answer.body:
        imports = set(_imports(ast.Module([statement], [])))
        if not imports or not imports <= known:
            kept.append(statement)
    return ast.Module(kept, [])


def _imports(tree: ast.Module) -> Iterator[tuple[str, str, str | None]]:
    """Module, name and alias of every import at the top level."""
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            module = (statement.module or "") if isinstance(statement, ast.ImportFrom) else ""
            for alias in statement.names:
                yield module, alias.name, alias.asname


def _mentions(tree: ast.Module) -> dict[str, set[str]]:
    """Name bound at the top level → all names that the statements which bind it mention."""
    found: dict[str, set[str]] = {}
    for statement in tree.body:
        mentioned = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        for name in bound_names(ast.Module([statement], [])):
            found.setdefault(name, set()).update(mentioned)
    return found


def _closure(name: str, mentions: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            pending.extend(mentions.get(current, ()))
    return seen


def may_change_process(tree: ast.Module) -> bool:
    """Whether code might change more than the names it defines; in doubt, yes."""
    if not all(isinstance(statement, _DEFINITIONS) or _is_docstring(statement) for statement in tree.body):
        return True
    imported = {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    } | _MODULES
    # `with torch.set_grad_enabled(False):` puts back what it changed.
    undone = [
        item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
    ]
    return any(_is_suspect(node, imported) for node in ast.walk(tree) if node not in undone)


def _is_suspect(node: ast.AST, imported: set[str]) -> bool:
    if isinstance(node, ast.Global):
        return True
    if isinstance(node, ast.Call):
        called = _last_name(node.func)
        is_setter = called in _SETTERS or called.startswith("set_")
        if isinstance(node.func, ast.Attribute):
            # What an object of its own is told stays there: `network.eval()`, `axes.set_xlabel(…)`.
            return is_setter and _root(node.func) in imported
        return is_setter or called in _BUILTINS
    if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return _root(node) in imported
    return False


def _root(expression: ast.expr) -> str | None:
    """The name at the beginning of `a.b[c].d`; None where there is another expression, say a call."""
    while isinstance(expression, ast.Attribute | ast.Subscript):
        expression = expression.value
    return expression.id if isinstance(expression, ast.Name) else None


def _last_name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
