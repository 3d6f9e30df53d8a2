# exercise: long_run
# Gelfand's formula by repeated squaring: the radius is lim |W^k|^(1/k).
import math

import numpy as np


def long_run(W, tol=1e-9):
    logarithm, power = 0.0, W
    for halving in range(45):
        size = np.abs(power).max()
        if size == 0.0:
            return "vanishes" if tol < 1 else "marginal"
        logarithm += math.log(size) / 2.0**halving
        power = power / size
        power = power @ power
    excess = math.expm1(logarithm)
    verdicts = ["vanishes", "marginal", "explodes"]
    return verdicts[1 + (excess > tol) - (excess < -tol)]
