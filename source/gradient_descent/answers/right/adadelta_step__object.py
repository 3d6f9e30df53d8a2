# exercise: adadelta_step
import copy

import numpy as np


class _State:
    def __init__(self):
        self.averages = [0.0, 0.0]

    def rms(self, which, eps):
        return np.sqrt(self.averages[which] + eps)

    def add(self, which, values, rho):
        self.averages[which] = rho * self.averages[which] + (1 - rho) * np.power(values, 2)


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    state = copy.deepcopy(state) or _State()
    state.add(0, gradient, rho)
    change = state.rms(1, eps) / state.rms(0, eps) * gradient
    state.add(1, change, rho)
    return w - change, state
