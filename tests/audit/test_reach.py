"""Which exercises an answer can touch."""

import pytest

from autograder.audit.reach import touched_exercises

REFERENCE = """
import numpy as np

SCALE = 2.0

def helper(x): return SCALE * x

def first(x): return helper(x)

def second(x): return first(x) + 1

def third(x): return np.sin(x)
"""
EXERCISES = ("first", "second", "third")


@pytest.mark.parametrize(
    ("answer", "touched"),
    [
        ("def third(x): return x", ("third",)),
        ("def first(x): return x", ("first", "second")),
        ("SCALE = 3.0\ndef third(x): return x", ("first", "second", "third")),
        ("def helper(x): return x\ndef third(x): return helper(x)", EXERCISES),
        ("import numpy as np\ndef second(x): return x", ("second",)),
        ("import jax.numpy as np\ndef second(x): return x", ("second", "third")),
        ("def third(x):\n    x.flags = 1\n    y = {}\n    y[0] = 1\n    return x", ("third",)),
        ("def third(x):\n    x.eval()\n    x.set_label(1)\n    x.manual_seed(1)\n    return x", ("third",)),
        ("def third(x): return torch.Generator().manual_seed(x)", ("third",)),
        ("def third(x):\n    with torch.set_grad_enabled(False):\n        return x", ("third",)),
        # What may change the process is graded on everything.
        ("np.sin = np.cos\ndef third(x): return x", EXERCISES),
        ("def third(x):\n    np.random.seed(0)\n    return x", EXERCISES),
        ("def third(x):\n    torch.set_default_dtype(1)\n    return x", EXERCISES),
        ("def third(x):\n    torch.random.set_rng_state(x)\n    return x", EXERCISES),
        ("def third(x): return eval('x')", EXERCISES),
        ("def third(x):\n    nn.Linear.forward = x\n    return x", EXERCISES),
        ("print(1)\ndef third(x): return x", EXERCISES),
        ("def third(x):\n    global SCALE\n    SCALE = 1", EXERCISES),
    ],
)
def test_an_answer_touches(answer, touched):
    assert touched_exercises(answer, REFERENCE, EXERCISES) == touched
