# exercise: conv_output_shape
# One direction at a time, in a named tuple.
from typing import NamedTuple


class Sides(NamedTuple):
    vertical: int
    horizontal: int


def _side(length, k, s, p):
    room = length + 2 * p - k
    if min(k, s) < 1 or p < 0 or room < 0:
        raise ValueError(f"no window of {k} in {length}")
    return 1 + (0 if room < s else _side(length - s, k, s, p))


def conv_output_shape(shape, kernel, stride=1, padding=0):
    sizes = zip(shape, as_pair(kernel), as_pair(stride), as_pair(padding))
    return Sides(*(_side(*each) for each in sizes))
