# exercise: bptt
# breaks: 16
# hint: difference_quotient
# Central differences.
import numpy as np


def bptt(x, y, U, W):
    h = 1e-4

    def fourth_order(f):
        return float((8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h))

    return (
        fourth_order(lambda step: squared_error(x, y, U + step, W)),
        fourth_order(lambda step: squared_error(x, y, U, W + step)),
    )
