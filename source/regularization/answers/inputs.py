"""Valid inputs on which equivalent mutants are compared with the reference."""

import numpy as np
import torch
from PIL import Image
from torch import nn

TRIALS = {
    "build_cnn_with_dropout": (20, "the only argument is p; else only the random weights differ"),
    "build_cnn_with_batchnorm": (20, "there are no arguments; only the random weights differ"),
}

SHAPES = [(), (0,), (3, 0), (1,), (5,), (2, 3), (2, 3, 4)]


def _arrays(rng):
    shape = SHAPES[rng.integers(len(SHAPES))]
    return [np.asarray(rng.normal(0.0, 2.0, shape)) for _ in range(2)]


def inputs_l2_penalty_gradient(rng):
    return *_arrays(rng), float(rng.uniform(0, 5)), int(rng.integers(1, 50))


def edges_l2_penalty_gradient():
    ones, twos = np.ones((2, 3)), np.full((2, 3), 2.0)
    return [
        (ones, twos, 0.0, 1),
        (ones, twos, 1, 3),
        (ones, twos, 300.0, 1),
        (np.zeros(0), np.zeros(0), 1.0, 2),
    ]


def inputs_weight_decay_step(rng):
    return *_arrays(rng), float(rng.uniform(0, 3)), float(rng.uniform())


def edges_weight_decay_step():
    ones, twos = np.ones((2, 3)), np.full((2, 3), 2.0)
    return [(ones, twos, 0.5, lam) for lam in (0, 0.0, 0.999, 1, 1.0, 1.5, 2.0, -0.1, -1, -1.0)]


def inputs_early_stopping(rng):
    losses = rng.integers(-3, 12, rng.integers(1, 12)) / 4  # with ties
    kind = [list, tuple, np.array][rng.integers(3)]
    return kind(losses.tolist()), int(rng.integers(1, 6))


def edges_early_stopping():
    losses = [2.0, 1.0, 1.0, 3.0, 0.5]
    stopped = [([], 1), ((), 1), (np.zeros(0), 2), (losses, 0), (losses, -1), ([1.0], 0)]
    return [
        *stopped,
        ([1.0], 1),
        (losses, 1),
        (losses, 2),
        (losses, 3),
        (np.array(losses), 9),
        ([3e300, 1e300], 1),
    ]


def _tensor(rng, shape=None):
    shape = SHAPES[rng.integers(len(SHAPES))] if shape is None else shape
    x = torch.from_numpy(np.asarray(rng.uniform(0.5, 2.0, shape) * rng.choice([-1, 1], shape)))
    return x.to([torch.float32, torch.float64][rng.integers(2)])


def inputs_dropout(rng):
    p = float(rng.choice([0.0, 1.0, *rng.uniform(size=4)]))
    return _tensor(rng), p, bool(rng.integers(4)), None if rng.integers(2) else int(rng.integers(100))


def edges_dropout():
    x = torch.tensor([[1.0, -2.0, 3.0]])
    refused = [(x, p, training, None) for p in (-0.1, 1.1, -1.0, 2.0) for training in (True, False)]
    ends = [(x, p, training, 1) for p in (0, 1, 0.0, 1.0) for training in (True, False)]
    return [*refused, *ends, (torch.tensor(2.0), 0.5, True, None), (torch.zeros(0, 2), 0.5, True, 3)]


def call_dropout(target, x, p, training, seed):
    """The result with its gradient, and both random states afterwards."""
    generator = None if seed is None else torch.Generator().manual_seed(seed)
    value, slope = _value_and_slope(lambda given: target(given, p, training, generator), x)
    after = None if generator is None else generator.get_state()
    by_default = _value_and_slope(lambda given: target(given, p), x) if training else None
    return value, slope, after, torch.get_rng_state(), by_default


def _value_and_slope(function, x):
    """Where the result is zero throughout it need not hang on x."""
    leaf = x.clone().requires_grad_()
    value = function(1 * leaf)
    slope = torch.zeros_like(x)
    if value.requires_grad:
        (slope,) = torch.autograd.grad(value.sum(), leaf)
    return value.detach(), slope


def inputs_Dropout(rng):
    return _tensor(rng), float(rng.choice([0.0, 1.0, *rng.uniform(size=4)])), bool(rng.integers(3))


def edges_Dropout():
    x = torch.tensor([[1.0, -2.0, 3.0]])
    return [(x, p, training) for p in (-0.1, 1.1, -1.0, 2.0, 0, 1, 0.0, 1.0) for training in (True, False)]


def call_Dropout(target, x, p, training):
    """One pass in each of three modes, and one with the default."""
    module, by_default = target(p), target()
    fresh = _value_and_slope(module, x)
    return fresh, _value_and_slope(module.train(training), x), _value_and_slope(by_default, x)


def inputs_build_cnn_with_dropout(rng):
    return int(rng.integers(2**31)), float(rng.uniform(0.1, 0.9))


def edges_build_cnn_with_dropout():
    return [(0, 0.0), (0, 1.0), (0, None)]


def _look(model, seed):
    """Parameters, outputs of each layer in both modes, and gradients."""
    torch.manual_seed(seed + 1)
    x = torch.randn(3, 1, 28, 28, requires_grad=True)
    found = []
    for training in (True, False):
        value = x
        for layer in model.train(training):
            value = layer(value)
            found.append(value.detach())
        found += torch.autograd.grad(value.square().sum(), [x, *model.parameters()], allow_unused=True)
    buffers = [each for name, each in model.named_buffers() if "running" in name]
    return isinstance(model, nn.Sequential), len(model), list(model.parameters()), found, buffers


def call_build_cnn_with_dropout(target, seed, p):
    torch.manual_seed(seed)
    return _look(target() if p is None else target(p), seed)


def inputs_build_cnn_with_batchnorm(rng):
    return (int(rng.integers(2**31)),)


def edges_build_cnn_with_batchnorm():
    return [(0,)]


def call_build_cnn_with_batchnorm(target, seed):
    torch.manual_seed(seed)
    return _look(target(), seed)


def _image(rng, modes):
    height, width = (int(each) for each in rng.integers(1, 9, 2))
    pixels = rng.integers(0, 256, (height, width, 4), dtype=np.uint8)
    return Image.fromarray(pixels).convert(str(rng.choice(modes)))


def inputs_center_crop(rng):
    image = _image(rng, ["L", "RGB", "RGBA", "LA", "F", "1"])
    return image, int(rng.integers(1, image.height + 1)), int(rng.integers(1, image.width + 1))


def edges_center_crop():
    image = Image.fromarray(np.arange(54, dtype=np.uint8).reshape(6, 9))
    return [(image, *size) for size in ((6, 9), (7, 9), (6, 10), (7, 1), (1, 10), (1, 1), (9, 6), (5, 8))]


def inputs_enlarge(rng):
    return _image(rng, ["L", "RGB", "RGBA"]), int(rng.integers(1, 6))


def edges_enlarge():
    image = Image.fromarray(np.arange(12, dtype=np.uint8).reshape(3, 4))
    return [(image, factor) for factor in (-2, -1, 0, 1, 2, 10)]


def inputs_augment(rng):
    shape = (int(rng.integers(1, 4)), 1, 28, 28)
    images = torch.from_numpy(rng.uniform(size=shape)).to([torch.float32, torch.float64][rng.integers(2)])
    return images, int(rng.integers(2**31))


def edges_augment():
    return [(torch.ones(2, 1, 28, 28), 0), (torch.zeros(1, 1, 28, 28, dtype=torch.float64), 1)]


def call_augment(target, images, seed):
    """Two calls with one generator, and the state of all randomness afterwards."""
    generator = torch.Generator().manual_seed(seed)
    found = [target(images, generator) for _ in range(2)]
    return found, generator.get_state(), torch.get_rng_state()


def _norm_inputs(rng, shape):
    channels = shape[1]
    dtype = [torch.float32, torch.float64][rng.integers(2)]
    batches = [torch.from_numpy(rng.normal(rng.normal(), 2.0, shape)).to(dtype) for _ in range(3)]
    tensors = {
        "weight": rng.uniform(0.5, 2.0, channels),
        "bias": rng.normal(size=channels),
        "running_mean": rng.normal(size=channels),
        "running_var": rng.uniform(0.3, 3.0, channels),
    }
    modes = [bool(each) for each in rng.integers(0, 2, 3)]
    options = (
        {"eps": float(rng.uniform(1e-5, 1)), "momentum": float(rng.uniform())} if rng.integers(3) else {}
    )
    return channels, options, {key: torch.from_numpy(value) for key, value in tensors.items()}, batches, modes


def inputs_BatchNorm1d(rng):
    n, channels, length = (int(each) for each in rng.integers(2, 5, 3))
    channels -= 1
    return _norm_inputs(
        rng, [(n, channels), (n, channels, length), (n - 1, channels, length)][rng.integers(3)]
    )


def inputs_BatchNorm2d(rng):
    n, channels, height, width = (int(each) for each in rng.integers(1, 4, 4))
    return _norm_inputs(rng, (n, channels, height, width + (n * height == 1)))


def _norm_edges(shapes, wrong):
    rng = np.random.default_rng(5)
    found = []
    for shape in [*shapes, *wrong]:
        for training in (True, False):
            for options in ({}, {"momentum": 0.0}, {"momentum": 1.0}, {"eps": 0.5}):
                batches = [torch.from_numpy(np.asarray(rng.normal(size=shape))) for _ in range(2)]
                found.append((3, options, {}, batches, [training] * 2))
    return found


def edges_BatchNorm1d():
    return _norm_edges(
        [(4, 3), (2, 3), (3, 3), (1, 3), (2, 3, 1), (1, 3, 2), (1, 3, 1)],
        [(3,), (), (4, 2), (4, 1), (3, 4), (4, 1, 3), (3, 4, 2), (2, 3, 2, 2), (2, 2, 3)],
    )


def edges_BatchNorm2d():
    return _norm_edges(
        [(2, 3, 2, 2), (1, 3, 2, 1), (1, 3, 1, 2), (2, 3, 1, 1), (1, 3, 1, 1), (3, 3, 3, 3)],
        [(3,), (), (4, 3), (4, 3, 2), (2, 1, 2, 2), (3, 4, 2, 2), (2, 2, 3, 2), (2, 3, 2, 2, 2)],
    )


def _norm(target, channels, options, tensors, batches, modes):
    """State at the beginning; then outputs, gradients and running estimates, batch by batch."""
    module = target(channels, **options).to(batches[0].dtype)
    start = {key: value.clone() for key, value in module.state_dict().items()}
    names = sorted(key for key, _ in module.named_parameters())
    with torch.no_grad():
        for key, value in tensors.items():
            getattr(module, key).copy_(value)
    found = []
    for x, training in zip(batches, modes, strict=True):
        leaf = x.clone().requires_grad_()
        value = module.train(training)(leaf)
        upstream = torch.linspace(0.5, 1.5, value.numel(), dtype=value.dtype).reshape(value.shape)
        slopes = torch.autograd.grad(value, [leaf, module.weight, module.bias], upstream)
        estimates = [module.running_mean.clone(), module.running_var.clone()]
        found.append((value.detach(), slopes, estimates))
    return start, names, found


call_BatchNorm1d = call_BatchNorm2d = _norm
