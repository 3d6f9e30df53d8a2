"""Mutants: golden examples for each operator, ids that survive edits elsewhere, verdicts."""

import pytest

from autograder.audit.mutants import mutants_of

HEAD = "import numpy as np\n\n\ndef f(x, y):\n"


def changes(body, operator):
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return [
        f"{mutant.before} → {mutant.after}"
        for mutant in mutants_of(HEAD + lines, "f")
        if mutant.operator == operator
    ]


@pytest.mark.parametrize(
    ("body", "operator", "expected"),
    [
        ("return x + y", "arithmetic", ["x + y → (x - y)"]),
        ("return x ** y", "arithmetic", ["x ** y → (x * y)"]),
        ("x *= y\nreturn x", "arithmetic", ["x *= y → x /= y"]),
        ("return x - y", "operand", ["x - y → x", "x - y → y"]),
        ("return x or y", "operand", ["x or y → x", "x or y → y"]),
        ("return x < y", "comparison", ["x < y → x <= y", "x < y → x >= y"]),
        ("return x is None", "comparison", ["x is None → x is not None"]),
        ("return x and y", "boolean", ["x and y → (x or y)"]),
        ("return True", "boolean", ["True → False"]),
        ("return -x", "sign", ["-x → x"]),
        ("return x if y else 0", "condition", ["x if y else 0 → x if not y else 0"]),
        ("return 2", "constant", ["2 → 3", "2 → 1", "2 → 0", "2 → (-2)"]),
        ("return 1e-8", "constant", ["1e-8 → 2e-08", "1e-8 → 0.0", "1e-8 → (-1e-08)"]),
        ("return x['mean']", "constant", ["'mean' → 'XXmean'"]),
        ("return x[:y]", "off by one", [":y → :y + 1", ":y → :y - 1"]),
        ("return range(y)", "off by one", ["range(y) → range(y + 1)", "range(y) → range(y - 1)"]),
        ("return g(x, y)", "swapped", ["g(x, y) → g(y, x)"]),
        ("return x, y", "swapped", ["x, y → y, x"]),
        ("return abs(x)", "call dropped", ["abs(x) → x"]),
        ("return x.copy()", "call dropped", ["x.copy() → x"]),
        ("return x.sum(axis=0)", "keyword dropped", ["x.sum(axis=0) → x.sum()"]),
        ("return x.sum(axis=0)", "name", ["x.sum(axis=0) → x.mean(axis=0)"]),
        ("return np.maximum(x, y)", "name", ["np.maximum(x, y) → np.minimum(x, y)"]),
        ("return x[1:]", "part", ["x[1:] → x"]),
        ("return x, y", "part", ["return x, y → return x", "return x, y → return y"]),
        ("x += y\nreturn x", "dropped", ["x += y → pass"]),
        ("if y:\n    raise ValueError('no')\nreturn x", "dropped", ["if y: raise ValueError('no') → pass"]),
        ("with y:\n    return x", "with", ["with y: return x → if True: return x"]),
        ("for y in x:\n    break", "leave", ["break → continue"]),
    ],
)
def test_each_operator_makes_these_mutants(body, operator, expected):
    assert changes(body, operator) == expected


def test_order_and_ids_are_the_same_each_time():
    source = HEAD + "    return abs(x - 1) + 2 * y\n"
    assert mutants_of(source, "f") == mutants_of(source, "f")
    assert len({mutant.id for mutant in mutants_of(source, "f")}) == len(mutants_of(source, "f"))


def test_ids_do_not_change_with_lines_layout_docstrings_annotations_and_messages():
    plain = HEAD + "    if x:\n        raise ValueError('a')\n    return x + 1\n"
    other = (
        "import numpy as np\n\nZ = 1\n\n\ndef f(x: int, y: int) -> int:\n    '''Doc.'''\n    if x:\n"
        "        raise ValueError('another message')  # why\n    return (x +\n            1)\n"
    )
    assert [mutant.id for mutant in mutants_of(plain, "f")] == [
        mutant.id for mutant in mutants_of(other, "f")
    ]


def test_only_the_exercises_own_definition_is_mutated():
    source = (
        "def g(x):\n    return x + 1\n\n\ndef f(x):\n    '''1 + 1'''\n    raise ValueError('x' + str(1))\n"
    )
    assert mutants_of(source, "f") == []
    assert all("def g" in mutant.source for mutant in mutants_of(source, "g"))


def test_methods_of_a_class_are_mutated():
    source = "class F(Base):\n    def __init__(self):\n        super().__init__()\n        self.n = 2\n"
    assert [mutant.change for mutant in mutants_of(source, "F")] == [
        "dropped: super().__init__() → pass",
        "dropped: self.n = 2 → pass",
        "constant: 2 → 3",
        "constant: 2 → 1",
        "constant: 2 → 0",
        "constant: 2 → (-2)",
    ]


def test_every_mutant_is_a_program():
    source = (
        HEAD
        + "    while x:\n        x -= 1\n        if x == 3:\n            continue\n"
        + "    return [x for x in y if x]\n"
    )
    mutants = mutants_of(source, "f")
    assert len(mutants) > 10
    for mutant in mutants:
        compile(mutant.source, "<mutant>", "exec")  # raises where it is none


def test_compound_changes_keep_together():
    sources = [mutant.source for mutant in mutants_of(HEAD + "    return x / y ** 2\n", "f")]
    assert any("return x / (y * 2)" in source for source in sources)


def test_an_exercise_that_is_not_there():
    with pytest.raises(LookupError, match="does not define"):
        mutants_of(HEAD + "    pass\n", "g")
