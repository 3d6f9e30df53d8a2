"""Valid inputs on which equivalent mutants are compared with the reference."""

import torch

SHAPES = [(), (0,), (1,), (5,), (2, 3), (2, 3, 4)]


def _tensor(rng, shape=None):
    """Random numbers of a random shape and dtype, some of them zero, some of them large."""
    shape = SHAPES[rng.integers(len(SHAPES))] if shape is None else shape
    x = torch.from_numpy(rng.normal(0.0, 3.0, shape)).reshape(shape)
    scale = torch.from_numpy(rng.choice([0.0, 1.0, 1.0, 1.0, 300.0], shape)).reshape(shape)
    return (x * scale).clamp(-1000, 1000).to(rng.choice([torch.float32, torch.float64]))


def _edges():
    kinks = torch.tensor([-1000.0, -1.0, -0.0, 0.0, 1.0, 1000.0])
    return [kinks, kinks.double(), kinks.reshape(2, 3).T, torch.tensor(0.0), torch.empty(0, 2)]


def inputs_logistic_sigmoid(rng):
    return (_tensor(rng).double().numpy(),)


def edges_logistic_sigmoid():
    return [(x.double().numpy(),) for x in _edges()]


def inputs_leaky_relu(rng):
    return _tensor(rng), float(rng.normal())


def edges_leaky_relu():
    return [(x, slope) for x in _edges() for slope in (-0.5, 0.0, 0.01, 1.0, 3.0)]


def _value_and_slope(target, x, *args):
    """With the gradient, except where the contract leaves it open: at exactly 0."""
    x = x.clone().requires_grad_()
    value = target(x, *args)
    (slope,) = torch.autograd.grad(value.sum(), x)
    return value.detach(), torch.where(x == 0, torch.zeros_like(slope), slope)


inputs_elu, edges_elu = inputs_leaky_relu, edges_leaky_relu
call_leaky_relu = call_elu = call_selu = _value_and_slope


def inputs_selu(rng):
    return (_tensor(rng),)


def edges_selu():
    return [(x,) for x in _edges()]


def inputs_PReLU(rng):
    channels = int(rng.integers(1, 4))
    shape = None if channels == 1 else [(2, channels), (3, channels, 2), (2, channels, 3, 2)][rng.integers(3)]
    return torch.from_numpy(rng.normal(size=channels)), _tensor(rng, shape)


def edges_PReLU():
    one, two = torch.tensor([0.25]), torch.tensor([-0.5, 2.0])
    refused = [(two, torch.zeros(shape)) for shape in ((), (2,), (2, 3), (2, 1), (3, 1, 2))]
    return [(one, x) for x in _edges()] + [(two, torch.tensor([[-1.0, 0.0], [0.0, 5.0]])), *refused]


def call_PReLU(target, weight, x):
    module = target(len(weight)).to(x.dtype)
    with torch.no_grad():
        module.weight.copy_(weight)
    return _value_and_slope(module, x)


def _flat_below(z):
    return z.clamp(min=-1)


FUNCTIONS = [torch.relu, torch.sigmoid, torch.tanh, torch.abs, _flat_below]


def inputs_dead_unit_fraction(rng):
    z = _tensor(rng, tuple(int(size) for size in rng.integers(1, 6, 2)))
    return z.requires_grad_(bool(rng.integers(2))), FUNCTIONS[rng.integers(len(FUNCTIONS))]


def edges_dead_unit_fraction():
    shapes = ((1, 1), (1, 3), (3, 1), (), (3,), (0, 3), (3, 0), (2, 2, 2))
    marks = (False, True)
    return [(torch.full(shape, -1.0, requires_grad=mark), torch.relu) for shape in shapes for mark in marks]
