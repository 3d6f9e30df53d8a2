"""Hidden checks of the toy lab."""

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    expect_close,
    expect_equal,
    expect_remote,
    expect_untouched,
    random_upstream,
)

ON = Text("números", "numbers")
X = np.array([-1.5, 0.0, 3.0])


@check("double", points=1.5, promises=[1], hint="double", title=Text("valores", "values"))
def test_double_values(submission):
    expect_close(submission.double(X), 2 * X, on=ON, mistakes={"added": X + 2})


@check(
    "double",
    points=0.5,
    promises=[2],
    hint="double",
    title=Text("sin efectos", "no side effects"),
    requires=["test_double_values"],
)
def test_double_untouched(submission):
    expect_untouched(submission.observe("double", X.copy()), on=ON)


@check("quadruple", points=1, promises=[3], hint="double", title=Text("valores", "values"))
def test_quadruple_values(submission):
    expect_close(submission.quadruple(X), 4 * X, on=ON)


@check("quadruple", points=1, promises=[3], hint="double", title=Text("un tensor", "a tensor"))
def test_quadruple_tensor(submission):
    expect_close(submission.quadruple(torch.ones(2)), torch.full((2,), 4.0), on=ON)


@check("root", points=1, promises=[4], hint="double", title=Text("valores", "values"))
def test_root_values(submission):
    expect_close(submission.root(np.array([4.0, 9.0])), np.array([2.0, 3.0]), on=ON)


def set_weight(student, module, value):
    import torch

    with torch.no_grad():
        module.weight.fill_(value)


@check("Scale", points=1, promises=[5], hint="double", title=Text("la salida", "the output"))
def test_scale_forward(submission):
    module = expect_remote(submission.Scale(3.0), "module", on=ON)
    expect_close(module(torch.ones(2)), torch.full((2,), 3.0), on=ON)
    submission.run(set_weight, module, 5.0)
    expect_close(module(torch.ones(2)), torch.full((2,), 5.0), on=ON)


@check("Scale", points=1, promises=[5], hint="double", title=Text("los gradientes", "the gradients"))
def test_scale_gradient(submission):
    module = expect_remote(submission.Scale(3.0), "module", on=ON)
    x, upstream = torch.tensor([1.0, 2.0]), random_upstream((2,), 0, torch.float32)
    found = submission.gradient(module, x, upstream=upstream, parameters=["weight"])
    expect_close(found.inputs[0], 3 * upstream, on=ON, gradient=True)
    expect_close(found.parameters["weight"], (x * upstream).sum().reshape(1), on=ON, gradient=True)


@check("count_to", points=0.5, promises=[6], hint="double", title=Text("elementos", "items"))
def test_count_to_items(submission):
    taken = submission.take(expect_remote(submission.count_to(3), "iterator", on=ON), 10)
    expect_equal(taken.items, (0, 1, 2), on=ON)


@check("count_to", points=0.5, promises=[6], hint="double", title=Text("cero", "zero"))
def test_count_to_zero(submission):
    # Looks into the result without asking for its type first: odd data makes this raise.
    expect_equal(submission.take(submission.count_to(0), 1).items, (), on=ON)
    assert submission.take(submission.count_to(2), 5).items[1] == 1
