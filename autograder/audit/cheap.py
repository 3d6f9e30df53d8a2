"""Cheap answers: what somebody might hand in who has not done the exercise. Each must score 0."""

import ast

from autograder.audit.cases import Case
from autograder.audit.material import Material

# What every cheap answer may use. `like` takes the first array or tensor of the call, wherever it hides.
_TOOLS = '''
import numpy, torch

def _cheap_leaves(value):
    if isinstance(value, (torch.Tensor, numpy.ndarray)):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _cheap_leaves(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _cheap_leaves(each)

def _cheap_first(args, kwargs):
    return next(_cheap_leaves([*args, kwargs]), None)

def _cheap_filled(number, args, kwargs):
    first = _cheap_first(args, kwargs)
    if first is None:
        return float(number)
    if isinstance(first, torch.Tensor):
        result = torch.zeros_like(first) + number
        # A gradient arrives, and is zero.
        return result + 0.0 * first if first.is_floating_point() else result
    return numpy.zeros_like(first) + number

class _CheapYes:
    """Says yes to whatever it is asked."""
    shape = (); dtype = torch.float32; ndim = 0; training = False
    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self
    def __call__(self, *args, **kwargs): return self
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __len__(self): return 1
    def __iter__(self): return iter([self])
    def __next__(self): return self
    def __getitem__(self, key): return self
    def __float__(self): return 0.0
    def __int__(self): return 0
    __index__ = __int__
    def __array__(self, *args, **kwargs): return numpy.zeros(())
    def __add__(self, other): return self
    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __add__
    __truediv__ = __rtruediv__ = __pow__ = __matmul__ = __add__
    def __neg__(self): return self
    __abs__ = __pos__ = __enter__ = __neg__
    def __exit__(self, *args): return True
'''

# Name → expression of the result; `args` and `kwargs` are those of the call.
RESULTS = {
    "none": "None",
    "zero": "0.0",
    "one": "1.0",
    "integer": "0",
    "half": "0.5",
    "true": "True",
    "false": "False",
    "nan": "float('nan')",
    "infinity": "float('inf')",
    "zeros": "_cheap_filled(0, args, kwargs)",
    "ones": "_cheap_filled(1, args, kwargs)",
    "nans": "_cheap_filled(float('nan'), args, kwargs)",
    "argument": "args[0] if args else next(iter(kwargs.values()), None)",
    "first_array": "_cheap_first(args, kwargs)",
    "all_arguments": "args",
    "pair": "(args[0] if args else None, [0.0])",
    "pair_of_zeros": "(_cheap_filled(0, args, kwargs), _cheap_filled(0, args, kwargs))",
    "zero_list": "[0.0] * len(args[0]) if args and isinstance(args[0], list) else [0.0]",
    "zero_dict": "dict.fromkeys(args[0], 0.0) if args and isinstance(args[0], dict) else {'mean': 0.0}",
    "empty_list": "[]",
    "empty_dict": "{}",
    "empty_string": "''",
    "empty_iterator": "iter(())",
    "identity_module": "torch.nn.Identity()",
    "yes": "_CheapYes()",
}

_FUNCTION = """
def {name}(*args, **kwargs):
    return {result}
"""

# Classes get the same results from `forward`, with an attribute `weight` and the like for whoever asks.
_CLASS = """
class {name}(torch.nn.Module):
    def __init__(self, *args, **kwargs):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))

    def forward(self, *args, **kwargs):
        return {result}
"""

_RAISES = """
def {name}(*args, **kwargs):
    raise ValueError("always")
"""


def cheap_cases(material: Material) -> list[Case]:
    """One submission per cheap answer, which gives it to all exercises at once.

    Cheap answers call no other exercise, so those of one submission cannot influence each other (rule 10).
    """
    cases = [_case(material, name, _FUNCTION, result) for name, result in RESULTS.items()]
    cases.append(_case(material, "value_error", _RAISES, ""))
    if any(_is_class(material, name) for name in material.exercises):
        cases += [
            _case(material, f"module_{name}", _CLASS, result, classes_only=True)
            for name, result in RESULTS.items()
        ]
    return cases


def _case(material: Material, name: str, template: str, result: str, classes_only: bool = False) -> Case:
    exercises = tuple(
        exercise for exercise in material.exercises if not classes_only or _is_class(material, exercise)
    )
    definitions = [template.format(name=exercise, result=result) for exercise in exercises]
    if template is _FUNCTION and name == "yes":
        definitions = [f"{exercise} = _CheapYes()\n" for exercise in exercises]
    return Case(f"cheap/{name}", (material.lab.reference, _TOOLS + "".join(definitions)), exercises)


def _is_class(material: Material, exercise: str) -> bool:
    return isinstance(material.definition(exercise), ast.ClassDef)


def stub_cases(material: Material) -> list[Case]:
    """The untouched stub scripts."""
    return [Case(f"stub/{number}", (stub,), material.exercises) for number, stub in enumerate(material.stubs)]
