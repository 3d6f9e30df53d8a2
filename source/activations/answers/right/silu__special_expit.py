# exercise: silu
from functools import partial


def weighted(weight, x):
    return x * weight(x)


silu = partial(weighted, torch.special.expit)
