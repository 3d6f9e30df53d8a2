"""The mutation operators: small changes of one node, in the way people make mistakes.

Each operator is a function that takes a node and yields changed versions of it, or none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: `node` gives way to `replacement`."""

    operator: str
    node: cst.CSTNode
    replacement: cst.CSTNode | cst.RemovalSentinel


Operator = Callable[[cst.CSTNode], Iterator[cst.CSTNode | cst.RemovalSentinel]]

_ARITHMETIC: dict[type[cst.BaseBinaryOp], tuple[cst.BaseBinaryOp, ...]] = {
    cst.Add: (cst.Subtract(),),
    cst.Subtract: (cst.Add(),),
    cst.Multiply: (cst.Divide(),),
    cst.Divide: (cst.Multiply(),),
    cst.FloorDivide: (cst.Divide(),),
    cst.Modulo: (cst.FloorDivide(),),
    cst.Power: (cst.Multiply(),),
    cst.MatrixMultiply: (cst.Multiply(),),
    cst.BitAnd: (cst.BitOr(),),
    cst.BitOr: (cst.BitAnd(),),
}
_AUGMENTED: dict[type[cst.BaseAugOp], cst.BaseAugOp] = {
    cst.AddAssign: cst.SubtractAssign(),
    cst.SubtractAssign: cst.AddAssign(),
    cst.MultiplyAssign: cst.DivideAssign(),
    cst.DivideAssign: cst.MultiplyAssign(),
}
_COMPARISONS: dict[type[cst.BaseCompOp], tuple[cst.BaseCompOp, ...]] = {
    cst.LessThan: (cst.LessThanEqual(), cst.GreaterThanEqual()),
    cst.LessThanEqual: (cst.LessThan(), cst.GreaterThan()),
    cst.GreaterThan: (cst.GreaterThanEqual(), cst.LessThanEqual()),
    cst.GreaterThanEqual: (cst.GreaterThan(), cst.LessThan()),
    cst.Equal: (cst.NotEqual(),),
    cst.NotEqual: (cst.Equal(),),
    cst.In: (cst.NotIn(),),
    cst.NotIn: (cst.In(),),
    cst.Is: (cst.IsNot(),),
    cst.IsNot: (cst.Is(),),
}
# Names that people confuse, read in both directions.
_CONFUSED = (
    ("max", "min"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("sum", "mean"),
    ("any", "all"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("floor", "ceil"),
    ("exp", "expm1"),
    ("log", "log1p"),
    ("std", "var"),
    ("append", "extend"),
    ("sin", "cos"),
)
_OTHER_NAME = dict(_CONFUSED) | {other: one for one, other in _CONFUSED}


def expression_mutations(node: cst.CSTNode) -> Iterator[Mutation]:
    """All mutations of an expression, an argument or an operator in it."""
    for name, operator in _EXPRESSIONS.items():
        for replacement in operator(node):
            yield Mutation(name, node, replacement)


def statement_mutations(node: cst.CSTNode) -> Iterator[Mutation]:
    """All mutations of a statement."""
    for name, operator in _STATEMENTS.items():
        for replacement in operator(node):
            yield Mutation(name, node, replacement)


def _bracketed(node: cst.BaseExpression) -> cst.BaseExpression:
    """The expression in parentheses of its own, so that it keeps together wherever it is put."""
    if node.lpar or isinstance(
        node, cst.Name | cst.Attribute | cst.Call | cst.Subscript | cst.BaseNumber | cst.List
    ):
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _arithmetic(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.BinaryOperation):
        for operator in _ARITHMETIC.get(type(node.operator), ()):
            yield _bracketed(node.with_changes(operator=operator))
    if isinstance(node, cst.AugAssign) and type(node.operator) in _AUGMENTED:
        yield node.with_changes(operator=_AUGMENTED[type(node.operator)])


def _operand(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """One operand alone: a forgotten term, factor or condition."""
    if isinstance(node, cst.BinaryOperation) and isinstance(
        node.operator, cst.Add | cst.Subtract | cst.Multiply
    ):
        yield _bracketed(node.left)
        yield _bracketed(node.right)
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Divide | cst.Power):
        yield _bracketed(node.left)
    if isinstance(node, cst.BooleanOperation):
        yield _bracketed(node.left)
        yield _bracketed(node.right)


def _comparison(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.Comparison):
        for position, target in enumerate(node.comparisons):
            for operator in _COMPARISONS.get(type(target.operator), ()):
                changed = list(node.comparisons)
                changed[position] = target.with_changes(operator=operator)
                yield node.with_changes(comparisons=changed)


def _boolean(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.BooleanOperation):
        other = cst.Or() if isinstance(node.operator, cst.And) else cst.And()
        yield _bracketed(node.with_changes(operator=other))
    if isinstance(node, cst.Name) and node.value in ("True", "False"):
        yield node.with_changes(value="False" if node.value == "True" else "True")


def _sign(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A dropped minus, `not` or `~`."""
    if isinstance(node, cst.UnaryOperation):
        yield _bracketed(node.expression)


def _condition(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A negated condition, where the comparison operators do not negate it already."""
    if not isinstance(node, cst.If | cst.While | cst.IfExp | cst.CompIf):
        return
    if not isinstance(node.test, cst.Comparison | cst.UnaryOperation):
        yield node.with_changes(test=cst.UnaryOperation(cst.Not(), _bracketed(node.test)))


def _constant(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.Integer):
        number = node.evaluated_value
        for other in (number + 1, number - 1, 0, -number):
            if other != number:
                yield _number(repr(other))
    if isinstance(node, cst.Float):
        value = node.evaluated_value
        for changed in (2 * value, 0.0, -value) if value else (1.0, -1.0):
            yield _number(repr(changed))
    if isinstance(node, cst.SimpleString) and len(node.raw_value) > 0:
        yield node.with_changes(value=f"{node.prefix}{node.quote}XX{node.raw_value}{node.quote}")


def _number(text: str) -> cst.BaseExpression:
    expression = cst.parse_expression(text)
    return _bracketed(expression)


def _off_by_one(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A bound of a range or slice one too far or one too near; plain numbers are changed as constants."""
    if isinstance(node, cst.Slice):
        for side in ("lower", "upper"):
            bound = getattr(node, side)
            if bound is not None and not isinstance(bound, cst.Integer | cst.UnaryOperation):
                for operator in (cst.Add(), cst.Subtract()):
                    yield node.with_changes(**{side: _shifted(bound, operator)})
    if m.matches(node, m.Call(func=m.Name("range"))):
        assert isinstance(node, cst.Call)
        for position, argument in enumerate(node.args):
            if not isinstance(argument.value, cst.Integer):
                for operator in (cst.Add(), cst.Subtract()):
                    changed = list(node.args)
                    changed[position] = argument.with_changes(value=_shifted(argument.value, operator))
                    yield node.with_changes(args=changed)


def _shifted(expression: cst.BaseExpression, operator: cst.BaseBinaryOp) -> cst.BaseExpression:
    return cst.BinaryOperation(_bracketed(expression), operator, cst.Integer("1"))


def _swapped(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Two neighbours in the wrong order: positional arguments of a call, items of a tuple."""
    if isinstance(node, cst.Call):
        plain = [argument.keyword is None and not argument.star for argument in node.args]
        for position in range(len(node.args) - 1):
            if plain[position] and plain[position + 1]:
                first, second = node.args[position], node.args[position + 1]
                changed = list(node.args)
                changed[position] = first.with_changes(value=second.value)
                changed[position + 1] = second.with_changes(value=first.value)
                yield node.with_changes(args=changed)
    if isinstance(node, cst.Tuple):
        for position in range(len(node.elements) - 1):
            elements = list(node.elements)
            one, other = elements[position], elements[position + 1]
            elements[position] = one.with_changes(value=other.value)
            elements[position + 1] = other.with_changes(value=one.value)
            yield node.with_changes(elements=elements)


# A module or `super()` in the place of a result is nonsense that any check kills.
_NO_OBJECT = m.Name("np") | m.Name("torch") | m.Name("math") | m.Name("nn") | m.Call(func=m.Name("super"))


def _call(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A forgotten call: `abs(x)` → `x`, `x.detach()` → `x`."""
    if not isinstance(node, cst.Call):
        return
    if node.args and node.args[0].keyword is None and not node.args[0].star:
        yield _bracketed(node.args[0].value)
    if isinstance(node.func, cst.Attribute) and not m.matches(node.func.value, _NO_OBJECT):
        yield _bracketed(node.func.value)


def _keyword(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A forgotten keyword argument."""
    if isinstance(node, cst.Call):
        for position, argument in enumerate(node.args):
            if argument.keyword is not None:
                yield node.with_changes(args=[*node.args[:position], *node.args[position + 1 :]])


def _name(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A name that is easily confused, in a call."""
    if isinstance(node, cst.Call):
        if isinstance(node.func, cst.Attribute) and node.func.attr.value in _OTHER_NAME:
            other = cst.Name(_OTHER_NAME[node.func.attr.value])
            yield node.with_changes(func=node.func.with_changes(attr=other))
        if isinstance(node.func, cst.Name) and node.func.value in ("max", "min", "any", "all"):
            yield node.with_changes(func=cst.Name(_OTHER_NAME[node.func.value]))


def _part(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A whole where a part was meant (`x[1:]` → `x`), or a part of what should be returned."""
    if isinstance(node, cst.Subscript) and any(isinstance(each.slice, cst.Slice) for each in node.slice):
        yield _bracketed(node.value)
    if isinstance(node, cst.Return) and isinstance(node.value, cst.Tuple):
        for element in node.value.elements:
            yield node.with_changes(value=_bracketed(element.value))


_DROPPED = (cst.Expr, cst.AugAssign, cst.Assign, cst.AnnAssign, cst.Del, cst.Break, cst.Continue)


def _statement(node: cst.CSTNode) -> Iterator[cst.CSTNode | cst.RemovalSentinel]:
    """A dropped statement; a definition and a `return` are left, since nothing runs without them."""
    if isinstance(node, cst.SimpleStatementLine) and [type(each) in _DROPPED for each in node.body] == [True]:
        yield cst.SimpleStatementLine([cst.Pass()])
    if isinstance(node, cst.If) and node.orelse is None:
        yield cst.SimpleStatementLine([cst.Pass()])
    if isinstance(node, cst.For | cst.While):
        yield cst.SimpleStatementLine([cst.Pass()])
    if isinstance(node, cst.Decorator):
        yield cst.RemoveFromParent()


def _with(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A `with` whose body runs outside."""
    if isinstance(node, cst.With):
        yield cst.If(test=cst.Name("True"), body=node.body)


def _leave(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A loop left too early, or not at all."""
    if isinstance(node, cst.Break):
        yield cst.Continue()
    if isinstance(node, cst.Continue):
        yield cst.Break()


_EXPRESSIONS: dict[str, Operator] = {
    "arithmetic": _arithmetic,
    "operand": _operand,
    "comparison": _comparison,
    "boolean": _boolean,
    "sign": _sign,
    "condition": _condition,
    "constant": _constant,
    "off by one": _off_by_one,
    "swapped": _swapped,
    "call dropped": _call,
    "keyword dropped": _keyword,
    "name": _name,
    "part": _part,
}
_STATEMENTS: dict[str, Operator] = {"dropped": _statement, "with": _with, "leave": _leave}
