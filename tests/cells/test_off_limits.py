# ruff: noqa: E501 (each case stands on one line)
"""Off-limits names: every way to use one is found, and nothing else is."""

import time

import pytest

from autograder.cells.analysis import Definitions
from autograder.cells.cell import Cell, Code
from autograder.cells.off_limits import Patterns

ACTIVATIONS = (
    "torch.nn.*LU*",
    "torch.nn.functional.*relu*",
    "torch.nn.functional.softplus",
    "torch.relu",
    "torch.relu_",
    "torch.prelu",
    "Tensor.relu",
    "Tensor.prelu",
)


def code(*sources: str, roles: tuple[str | None, ...] = ()) -> Code:
    padded = [*roles, *([None] * len(sources))]
    cells = [
        Cell(source, f"cell {n}", f"id{n}", n, role)
        for n, (source, role) in enumerate(zip(sources, padded, strict=False), start=1)
    ]
    return Code(tuple(cells), "notebook", ())


def used(patterns: tuple[str, ...], *sources: str, name: str = "f") -> list[str]:
    return [use.dotted for use in Definitions(code(*sources)).off_limits_uses(name, patterns)]


USES = {
    "plain": "import torch\ndef f(x): return torch.relu(x)",
    "in place": "import torch\ndef f(x): return torch.relu_(x)",
    "alias": "import torch as T\ndef f(x): return T.relu(x)",
    "functional": "import torch.nn.functional as F\ndef f(x): return F.leaky_relu(x)",
    "functional from": "from torch.nn import functional\ndef f(x): return functional.relu6(x)",
    "name": "from torch import relu\ndef f(x): return relu(x)",
    "renamed": "from torch import relu as r\ndef f(x): return r(x)",
    "star": "from torch.nn.functional import *\ndef f(x): return softplus(x)",
    "star after own": "def relu(x): return x\nfrom torch import *\ndef f(x): return relu(x)",
    "class": "import torch.nn as nn\ndef f(x): return nn.ReLU()(x)",
    "long name": "import torch\ndef f(x): return torch.nn.modules.activation.ReLU()(x)",
    "from long name": "from torch.nn.modules.activation import ReLU as R\ndef f(x): return R()(x)",
    "private": "import torch\ndef f(x): return torch._C._nn.softplus(x)",
    "private functions": "import torch\ndef f(x): return torch._C._VariableFunctions.relu(x)",
    "_VF": "from torch import _VF\ndef f(x): return _VF.relu(x)",
    "ops": "import torch\ndef f(x): return torch.ops.aten.relu(x)",
    "ops overload": "import torch\ndef f(x): return torch.ops.aten.relu.default(x)",
    "assigned": "import torch\nT = torch\ndef f(x): return T.relu(x)",
    "act at the top": "import torch\nact = torch.relu\ndef f(x): return act(x)",
    "assigned twice": "import torch\na = torch.nn\nb = a.functional\ndef f(x): return b.relu(x)",
    "local import": "def f(x):\n    import torch\n    return torch.relu(x)",
    "local import from": "def f(x):\n    from torch.nn.functional import relu as g\n    return g(x)",
    "local alias": "import torch\ndef f(x):\n    m = torch.nn.functional\n    return m.relu(x)",
    "walrus": "import torch\ndef f(x): return (m := torch).relu(x)",
    "walrus alone": "import torch\ndef f(x):\n    (m := torch.nn)\n    return m.ReLU()(x)",
    "conditional": "import torch, numpy\ndef f(x): return (torch if x else numpy).relu(x)",
    "pair": "import torch, numpy\na, b = torch, numpy\ndef f(x): return a.relu(x)",
    "loop over modules": "import torch\ndef f(x):\n    for m in (torch,):\n        return m.relu(x)",
    "comprehension": "import torch\ndef f(x): return [m.relu(x) for m in [torch]][0]",
    "dict of modules": "import torch\nm = {'t': torch}\ndef f(x): return m['t'].relu(x)",
    "getattr": "import torch\ndef f(x): return getattr(torch, 'relu')(x)",
    "getattr nested": "import torch\ndef f(x): return getattr(getattr(torch, 'nn'), 'ReLU')()(x)",
    "getattr joined": "import torch\ndef f(x): return getattr(torch, 're' + 'lu')(x)",
    "getattr f-string": "import torch\ndef f(x): return getattr(torch, f'{\"re\"}lu')(x)",
    "getattr by name": "import torch\nNAME = 'relu'\ndef f(x): return getattr(torch, NAME)(x)",
    "getattr renamed": "import torch\ng = getattr\ndef f(x): return g(torch, 'relu')(x)",
    "import_module": "import importlib\ndef f(x): return importlib.import_module('torch').relu(x)",
    "import_module deep": "from importlib import import_module as i\ndef f(x): return i('torch.nn').ReLU()(x)",
    "__import__": "def f(x): return __import__('torch').relu(x)",
    "__import__ deep": "def f(x): return __import__('torch.nn').nn.ReLU()(x)",
    "__import__ fromlist": "def f(x): return __import__('torch.nn', fromlist=['x']).ReLU()(x)",
    "sys.modules": "import sys\ndef f(x): return sys.modules['torch'].relu(x)",
    "sys.modules.get": "from sys import modules\ndef f(x): return modules.get('torch').relu(x)",
    "vars": "import torch\ndef f(x): return vars(torch)['relu'](x)",
    "__dict__": "import torch\ndef f(x): return torch.__dict__['relu'](x)",
    "__dict__.get": "import torch\ndef f(x): return torch.__dict__.get('relu')(x)",
    "__getattribute__": "import torch\ndef f(x): return torch.__getattribute__('relu')(x)",
    "globals": "import torch\ndef f(x): return globals()['torch'].relu(x)",
    "attrgetter": "import operator, torch\ndef f(x): return operator.attrgetter('relu')(torch)(x)",
    "attrgetter deep": "from operator import attrgetter\nimport torch\ng = attrgetter('nn.ReLU')\n"
    "def f(x): return g(torch)()(x)",
    "eval": "import torch\ndef f(x): return eval('torch.relu(x)')",
    "exec": "def f(x):\n    exec('from torch import relu as r')\n    return locals()['r'](x)",
    "method": "def f(x): return x.relu()",
    "method in place": "def f(x): return x.clone().relu_()",
    "method of an expression": "def f(x): return (x + 1).relu()",
    "method with argument": "def f(x, w): return x.prelu(w)",
    "method taken": "def f(x):\n    g = x.relu\n    return g()",
    "unbound method": "import torch\ndef f(x): return torch.Tensor.relu(x)",
    "unbound method from": "from torch import Tensor\ndef f(x): return Tensor.relu(x)",
    "base method": "import torch\ndef f(x): return torch._C.TensorBase.relu(x)",
    "getattr method": "def f(x): return getattr(x, 'relu')()",
    "methodcaller": "from operator import methodcaller\ndef f(x): return methodcaller('relu')(x)",
    "map": "import torch\ndef f(x): return list(map(torch.relu, x))",
    "partial": "import torch\nfrom functools import partial\ng = partial(torch.prelu, weight=1)\ndef f(x): return g(x)",
    "lambda": "import torch\nf = lambda x: torch.relu(x)",
    "the function itself": "import torch\nf = torch.relu",
    "imported as the exercise": "from torch import relu as f",
    "helper": "import torch\ndef helper(x): return torch.relu(x)\ndef f(x): return helper(x)",
    "helper of a helper": "import torch\na = lambda x: torch.relu(x)\ndef b(x): return a(x)\ndef f(x): return b(x)",
    "helper returns module": "import torch\ndef lib(): return torch.nn.functional\ndef f(x): return lib().softplus(x)",
    "default argument": "import torch\ndef f(x, g=torch.relu): return g(x)",
    "default module": "import torch\ndef f(x, *, m=torch): return m.relu(x)",
    "type of the argument": "def f(x): return type(x).relu(x)",
    "copy": "from copy import copy\ndef f(x): return copy(x).relu()",
    "through globals": "import torch\nglobals()['f'] = torch.relu",
    "through exec": "exec('import torch\\ndef f(x): return torch.relu(x)')",
    "decorator": "import torch\ndef after(g): return lambda x: torch.relu(x)\n@after\ndef f(x): return x",
    "redefined": "import torch\ndef f(x): return x\ndef f(x): return torch.relu(x)",
    "wrapped": "import torch\ndef f(x): return torch.relu(x)\ndef w(g): return lambda x: g(x)\nf = w(f)",
    "either": "import torch\nif torch:\n    act = torch.relu\nelse:\n    act = abs\ndef f(x): return act(x)",
    "perhaps replaced": "import torch\nact = torch.relu\nif False:\n    act = abs\ndef f(x): return act(x)",
    "global in a function": "import torch\nact = None\ndef setup():\n    global act\n    act = torch.relu\n"
    "def f(x): return act(x)",
    "put into a dict": "import torch\nacts = {}\nacts['r'] = torch.relu\ndef f(x): return acts['r'](x)",
    "put into a list": "import torch\nacts = []\nacts.append(torch.relu)\ndef f(x): return acts[0](x)",
    "put into torch": "import torch\ntorch.mine = torch.relu\ndef f(x): return torch.mine(x)",
    "class attribute": "import torch\nclass f:\n    act = torch.relu",
    "in a method": "import torch\nclass f(torch.nn.Module):\n    def forward(self, x): return torch.relu(x)",
    "in self": "import torch\nclass f:\n    def __init__(self): self.m = torch\n    def go(self, x): return self.m.relu(x)",
    "base class": "import torch\nclass B:\n    def go(self, x): return torch.relu(x)\nclass f(B): pass",
    "derived from the layer": "import torch\nclass f(torch.nn.PReLU): pass",
    "tensor subclass": "import torch\nclass T(torch.Tensor): pass\ndef f(x): return T(x).relu()",
    "parameter with annotation": "import torch\nclass C:\n    def relu(self): pass\n"
    "def f(x: torch.Tensor):\n    C()\n    return x.relu()",
    "in a try": "try:\n    from torch import relu as r\nexcept ImportError:\n    r = None\ndef f(x): return r(x)",
    "match": "import torch\ndef f(x):\n    match x:\n        case _: return torch.relu(x)",
    "async": "import torch\nasync def f(x): return torch.relu(x)",
    "nested function": "import torch\ndef f(x):\n    def g(): return torch.relu(x)\n    return g()",
}


@pytest.mark.parametrize("source", USES.values(), ids=USES.keys())
def test_uses_are_found(source: str) -> None:
    assert used(ACTIVATIONS, source)


HARMLESS = {
    "allowed functions": "import torch\ndef f(x): return torch.where(x > 0, torch.sigmoid(x), torch.expm1(x))",
    "methods": "import torch\ndef f(x): return x.clamp(min=0).exp() + x.tanh()",
    "mere import": "from torch import relu\nimport torch.nn.functional as F\nimport torch\ndef f(x): return x",
    "local import": "def f(x):\n    from torch import relu\n    return x",
    "own function": "def relu(x): return x\ndef f(x): return relu(x)",
    "own function after an import": "from torch import relu\ndef relu(x): return x\ndef f(x): return relu(x)",
    "own function after a star": "from torch import *\ndef relu(x): return x\ndef f(x): return relu(x)",
    "own lambda": "relu = lambda x: x\ndef f(x): return relu(x)",
    "own class": "class ReLU:\n    pass\ndef f(x): return ReLU()",
    "local variable": "from torch import relu\ndef f(x):\n    relu = x > 0\n    return x * relu",
    "parameter": "from torch import relu\ndef f(relu): return relu(3)",
    "parameter called torch": "import torch\ndef f(torch): return torch + 1",
    "own method": "import torch\nclass f(torch.nn.Module):\n    def relu(self, x): return x\n"
    "    def forward(self, x): return self.relu(x)",
    "own stored function": "class f:\n    def __init__(self): self.relu = abs\n    def go(self, x): return self.relu(x)",
    "inherited method": "class B:\n    def relu(self, x): return x\nclass f(B):\n    def go(self, x): return self.relu(x)",
    "own object": "class Ops:\n    def relu(self, x): return x\nops = Ops()\ndef f(x): return ops.relu(x)",
    "local own object": "class Ops:\n    def relu(self, x): return x\ndef f(x):\n    o = Ops()\n    return o.relu(x)",
    "own class method": "class Ops:\n    @staticmethod\n    def relu(x): return x\ndef f(x): return Ops.relu(x)",
    "own object as parameter": "class Ops:\n    def relu(self, x): return x\ndef g(o, x): return o.relu(x)\n"
    "def f(x): return g(Ops(), x)",
    "own object with annotation": "class Ops:\n    def relu(self, x): return x\ndef f(o: Ops, x): return o.relu(x)",
    "submodule called relu": "import torch\nfrom collections import OrderedDict\n"
    "def f(x):\n    net = torch.nn.Sequential(OrderedDict(relu=torch.nn.Identity()))\n    return net.relu(x)",
    "namespace": "from types import SimpleNamespace\nops = SimpleNamespace(relu=abs)\ndef f(x): return ops.relu(x)",
    "super": "class B:\n    def relu(self, x): return x\nclass f(B):\n    def relu(self, x): return super().relu(x)",
    "attribute that is no call": "def f(x, options): return x if options.relu else -x",
    "keyword": "def g(relu): return relu\ndef f(x): return g(relu=x)",
    "string": "def f(x):\n    '''Like torch.relu(x).'''\n    return 'torch.relu'",
    "dict key": "def f(x): return {'relu': x}['relu']",
    "annotation": "import torch\ndef f(x: torch.nn.ReLU) -> torch.nn.PReLU:\n    y: torch.nn.ReLU = x\n    return y",
    "comparison elsewhere": "import torch\nimport torch.nn.functional as F\nimport numpy as np\n"
    "def f(x): return np.maximum(x, 0)\n"
    "np.testing.assert_allclose(f(3), torch.relu(torch.tensor(3)))\n"
    "for g in (torch.relu, F.leaky_relu, f): print(g)\n"
    "expected = torch.relu(x)\nprint((f(x) - expected).abs().max())\nfig.plot(torch.relu(x))",
    "function elsewhere": "import torch\ndef compare(x): return f(x) - torch.relu(x)\ndef f(x): return x",
    "earlier definition": "import torch\ndef f(x): return torch.relu(x)\ndef f(x): return x",
    "earlier helper": "import torch\nact = torch.relu\nact = abs\ndef f(x): return act(x)",
    "main guard": "import torch\nact = abs\nif __name__ == '__main__':\n    act = torch.relu\ndef f(x): return act(x)",
    "own module": "import helpers\ndef f(x): return helpers.relu(x)",
    "relative import": "from .torch import relu\ndef f(x): return relu(x)",
    "other library": "import jax\ndef f(x): return jax.nn.relu(x)",
    "similar names": "import torch\ndef f(x): return torch.relu_like(x)",
    "recursion": "f = lambda x: f(x - 1) if x else 0",
    "circle": "a = b = None\na = b or a\nb = a or b\ndef f(x): return a.y + b(x)",
    "not defined": "x = 1",
}


@pytest.mark.parametrize("source", HARMLESS.values(), ids=HARMLESS.keys())
def test_nothing_else_is_found(source: str) -> None:
    assert used(ACTIVATIONS, source) == []


@pytest.mark.parametrize(
    "patterns, source",
    [
        (("torch",), "import torch\nimport numpy as np\ndef f(x): return np.exp(x)"),
        (("torch",), "import torchvision\ndef f(x): return torchvision.ops.nms(x)"),
        (("torch",), "import torch\ndef f(x: torch.Tensor): return x"),
        (("numpy.tanh",), "import math\ndef f(x): return math.tanh(x)"),
        (("scipy.special.expit",), "from scipy import special\ndef f(x): return special.erf(x)"),
        (
            ("sklearn", "!sklearn.datasets"),
            "from sklearn.datasets import load_wine\ndef f(): return load_wine()",
        ),
        (("torch.nn.RNN*",), "import torch\ndef f(x): return torch.nn.Linear(1, 1)(x)"),
        (("torch.nn.RNN*",), "import torch\nclass RNN(torch.nn.Module): pass\ndef f(x): return RNN()(x)"),
        (("torch.*batch_norm*",), "def batch_norm(x): return x\ndef f(x): return batch_norm(x)"),
        (("numpy.linalg.solve",), "import numpy as np\ndef f(x): return np.linalg.norm(x)"),
        (("torch.nn.functional.*",), "import torch\ndef f(x): return torch.Tensor(x) + torch.add(x, x)"),
    ],
)
def test_patterns_that_do_not_match(patterns: tuple[str, ...], source: str) -> None:
    assert used(patterns, source) == []


@pytest.mark.parametrize(
    "patterns, source",
    [
        (("torch",), "import torch\ndef f(x): return torch.tensor(x)"),
        (("torch",), "from torch.special import expit as e\ndef f(x): return e(x)"),
        (("torch",), "import torch\ndef f(x): return isinstance(x, torch.Tensor)"),
        (("numpy.tanh",), "import numpy as np\ndef f(x): return np.tanh(x)"),
        (("numpy.tanh",), "import numpy as np\ndef f(x): return np._core.umath.tanh(x)"),
        (("scipy.special.expit",), "import scipy\ndef f(x): return scipy.special.expit(x)"),
        (("scipy.signal",), "from scipy import signal\ndef f(x): return signal.convolve(x, x)"),
        (("scipy.signal",), "from scipy.signal import *\ndef f(x): return convolve2d(x, x)"),
        (
            ("sklearn", "!sklearn.datasets"),
            "from sklearn.linear_model import Perceptron as P\ndef f(): return P()",
        ),
        (("torch.nn.RNN*",), "import torch.nn as nn\ndef f(x): return nn.RNNCell(1, 1)(x)"),
        (("torch.nn.LSTM*",), "from torch.nn.modules import rnn\ndef f(x): return rnn.LSTM(1, 1)(x)"),
        (("torch.*batch_norm*",), "import torch.nn.functional as F\ndef f(x): return F.batch_norm(x)"),
        (("torch.*batch_norm*",), "import torch\ndef f(x): return torch.ops.aten.native_batch_norm(x)"),
        (("torch.nn.Dropout*",), "import torch\nclass f(torch.nn.modules.dropout.Dropout): pass"),
        (("numpy.linalg.solve",), "from numpy.linalg import *\ndef f(a, b): return solve(a, b)"),
        (("numpy.linalg.solve",), "import numpy\ndef f(a, b): return numpy.linalg._linalg.solve(a, b)"),
        (("torch.logaddexp", "Tensor.logaddexp"), "def f(x): return x.logaddexp(x)"),
    ],
)
def test_patterns_that_match(patterns: tuple[str, ...], source: str) -> None:
    assert used(patterns, source)


def test_a_use_says_where_it_is() -> None:
    cells = code(
        "import torch\n\ndef helper(x):\n    return torch.relu(x)", "def f(x):\n    return helper(x)"
    )
    (use,) = Definitions(cells).off_limits_uses("f", ("torch.relu",))
    assert (use.pattern, use.dotted, use.cell, use.line) == ("torch.relu", "torch.relu", "cell 1", 4)


def test_without_looking_at_libraries() -> None:
    definitions = Definitions(code("import torch\ndef f(x): return torch.nn.modules.activation.ReLU()(x)"))
    assert definitions.off_limits_uses("f", ("torch.nn.ReLU",), resolve=False) == ()
    assert definitions.off_limits_uses("f", ("torch.nn.ReLU",))


def test_other_exercises_can_be_left_out() -> None:
    definitions = Definitions(code("import torch\ndef g(x): return torch.relu(x)\ndef f(x): return g(x)"))
    assert definitions.off_limits_uses("f", ("torch.relu",), except_names={"g"}) == ()


def test_broken_cells_and_examples_count_as_when_they_run() -> None:
    sources = (
        "import torch\ndef f(x): return act(x)",
        "act = torch.relu(",
        "act = abs",
        "act = make(torch.relu)",
    )
    assert (
        Definitions(code(*sources, roles=(None, None, None, "example"))).off_limits_uses("f", ("torch.relu",))
        == ()
    )
    uses = Definitions(code(*sources)).off_limits_uses("f", ("torch.relu",))
    assert [use.cell for use in uses] == ["cell 4"]


@pytest.mark.parametrize(
    "source",
    [
        "x0 = y\n"
        + "\n".join(f"x{n + 1} = x{n} or x{n}" for n in range(60))
        + "\ndef f(): return x60.relu()",
        "x0 = 'a'\n"
        + "\n".join(f"x{n + 1} = x{n} + x{n}" for n in range(60))
        + "\ndef f(): return getattr(y, x60)",
        "\n".join(f"x{n} = x{n + 1}" for n in range(400)) + "\ndef f(): return x0.relu()",
        "class A0: pass\nclass B0: pass\n"
        + "\n".join(f"class A{n + 1}(A{n}, B{n}): pass\nclass B{n + 1}(A{n}, B{n}): pass" for n in range(40))
        + "\ndef f(): return A40().relu()",
        "x = x.relu\n" * 22_000 + "def f(): return x.relu()",
        "def f(x):\n" + " x = x or x\n" * 17_000 + " return x.relu()",
        "def g():\n" + " return a\n" * 12_000 + "def f():\n" + " g().relu()\n" * 8_000,
        "d = {" + "0: a, " * 15_000 + "}\ndef f():\n" + " d[0].relu()\n" * 8_000,
        "".join(f"from m{n} import *\n" for n in range(7_000)) + "def f():\n" + " relu\n" * 12_000,
        "".join(f"def g{n}(): g{n + 1}()\n" for n in range(7_000)) + "def f(): g0()",
        "import torch\ndef f(x): return " + "x" + ".a" * 140,
        "import torch\ndef f(x): return " + "f(" * 140 + ")" * 140,
        "import torch\ndef f(x): return torch." + "a" * 250_000,
        "import torch\ndef f(x): return torch." + "lu" * 125_000,
    ],
)
def test_code_made_to_be_slow(source: str) -> None:
    started = time.process_time()
    used(ACTIVATIONS, source)
    assert time.process_time() - started < 10


def test_covering() -> None:
    patterns = Patterns(["torch.nn.*", "!torch.nn.Module"], resolve=False)
    assert patterns.match("torch.nn.Linear.forward") == "torch.nn.*"
    assert patterns.match("torch.nn.Module.forward") is None
    assert patterns.match("torch.nnx") is None
