"""Valid inputs and edge inputs on which recorded mutants are compared with the reference."""

import math

import numpy as np
import torch
from torch import nn

TRIALS = {"fit_boxcar": (2, "a trial trains two networks for seconds")}


# --------------------------------------------------------------------------------------- max_error


def small_network(rng):
    """A float32 network with three sigmoid units."""
    network = nn.Sequential(nn.Linear(1, 3), nn.Sigmoid(), nn.Linear(3, 1))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(torch.from_numpy(rng.normal(size=parameter.shape)))
    return network


def inputs_max_error(rng):
    """Margins are drawn from a continuum: no point lies on the limit, which the contract leaves open."""
    a = rng.uniform(-2, 1)
    b = a + rng.uniform(0.2, 2)
    margin, low, high = rng.uniform(0.01, 0.5), rng.uniform(-4, -2), rng.uniform(2, 4)
    return small_network(rng), a, b, rng.normal(), margin, low, high, int(rng.integers(2, 60))


def edges_max_error():
    """No point left, the ends alone, one point alone, no box at all."""
    network = small_network(np.random.default_rng(1))
    return [
        (network, 0.0, 1.0, 2.0, 5.0, -1.0, 2.0, 11),
        (network, 0.0, 1.0, 2.0, 0.3, -1.0, 2.0, 2),
        (network, 0.0, 1.0, 2.0, 0.3, -1.0, 0.6, 2),
        (network, 0.0, 1.0, -2.0, 0.123, -1.0, 2.0),
        (network, 1.0, 0.0, 2.0, 0.123, -1.0, 2.0),
    ]


def same_max_error(expected, actual):
    """Both are floats, Python's or NumPy's; a grid from right to left is rounded otherwise."""
    kinds = (float, np.floating)
    return isinstance(actual, kinds) and math.isclose(expected, actual, rel_tol=1e-5, abs_tol=1e-7)


# ----------------------------------------------------------------------------------- sharpness_for


def inputs_sharpness_for(rng):
    """Tolerances up to half the height, as the contract has them."""
    height = rng.choice([-1.0, 1.0]) * 10 ** rng.uniform(-3, 3)
    return 10 ** rng.uniform(-6, math.log10(0.5)) * abs(height), 10 ** rng.uniform(-3, 2), height


def edges_sharpness_for():
    """Half the height, and what must be refused."""
    return [
        (0.5, 0.1, 1.0),
        (0.5, 0.1, -1.0),
        (1e-6, 0.1, 1.0),
        (0.0, 0.1, 1.0),
        (1.0, 0.1, 1.0),
        (1.0, 0.1, -1.0),
        (0.1, 0.1, 0.0),
        (0.1, 0.0, 1.0),
        (0.1, -1.0, 1.0),
    ]


def same_sharpness_for(expected, actual):
    """The reference gives the smallest sufficient value; up to four times as much is right."""
    return isinstance(actual, float) and expected * (1 - 1e-9) <= actual <= 4 * expected * (1 + 1e-9)


# ------------------------------------------------------------------------------------- approximate


class Wave:
    """A vectorised function with a random frequency and phase."""

    def __init__(self, rng):
        self.frequency, self.phase, self.slope = rng.uniform(0.5, 6), rng.uniform(0, 6), rng.normal()

    def __call__(self, x):
        return np.sin(self.frequency * x + self.phase) + 0.3 * self.slope * x


def alternating(x):
    """±1 at 0.5, 1.5, …: the largest jumps that there are."""
    return np.sin(np.pi * x)


def inputs_approximate(rng):
    """Intervals of various sizes and places, few and many boxes, now and then with a given sharpness."""
    low = rng.uniform(-3, 2)
    sharpness = rng.uniform(1, 40) if rng.random() < 0.3 else None
    return Wave(rng), low, low + 10 ** rng.uniform(-1, 1), int(rng.integers(1, 30)), sharpness


def edges_approximate():
    """The largest jumps, one box, the zero function, and what must be refused."""
    return [
        (alternating, 0.0, 6.0, 6, None),
        (alternating, -2.0, 3.0, 5, None),
        (alternating, 0.0, 1.0, 1, None),
        (np.zeros_like, 0.0, 1.0, 3, None),
        (alternating, 0.0, 6.0, 6, 5.0),
        (alternating, 0.0, 1.0, 0, None),
        (alternating, 0.0, 1.0, 0, 5.0),
        (alternating, 1.0, 1.0, 2, None),
        (alternating, 1.0, 1.0, 2, 5.0),
        (alternating, 1.0, 0.0, 2, None),
    ]


def call_approximate(target, f, low, high, n_boxes, sharpness):
    """Outputs; without a given sharpness only whether they keep the promised distance to the step function."""
    network = target(f, low, high, n_boxes, sharpness)
    width = (high - low) / n_boxes
    middles = low + width * (np.arange(-1, n_boxes + 1) + 0.5)
    x = (middles[:, None] + width * np.linspace(-0.399, 0.399, 21)).ravel()
    with torch.no_grad():
        outputs = network(torch.from_numpy(x).float().unsqueeze(1)).double().numpy().ravel()
    if sharpness is not None:
        return outputs
    heights = np.where((middles > low) & (middles < high), f(np.clip(middles, low, high)), 0.0)
    largest = np.abs(f(np.linspace(low, high, 2001))).max()
    return bool((np.abs(outputs - np.repeat(heights, 21)) <= (0.02 + 1e-5) * largest + 1e-12).all())


# -------------------------------------------------------------------------------------- fit_boxcar


def inputs_fit_boxcar(rng):
    """Boxes as the contract describes them, not the most difficult ones."""
    length, height = rng.uniform(6, 8), rng.uniform(0.5, 3)
    low, width = rng.uniform(-5, 1), rng.uniform(1.5, length - 3)
    left = low + 1 + rng.uniform(0, length - 2 - width)
    x = torch.linspace(low, low + length, int(rng.integers(100, 401))).unsqueeze(1)
    return x, height * ((x >= left) & (x < left + width)).float(), int(rng.integers(100))


def edges_fit_boxcar():
    """One box in the middle."""
    x = torch.linspace(-3, 3, 120).unsqueeze(1)
    return [(x, 2.0 * ((x >= -1) & (x < 1)).float(), 0)]


def call_fit_boxcar(target, x, y, seed):
    """Whether the promises are kept: error, count of numbers, global random state."""
    before = torch.get_rng_state()
    network = target(x, y, 2000, seed)
    error = (nn.functional.mse_loss(network(x), y) / y.max() ** 2).item()
    numbers = sum(parameter.numel() for parameter in network.parameters())
    return error <= 0.02, numbers, torch.equal(before, torch.get_rng_state())
