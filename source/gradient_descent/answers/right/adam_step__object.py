# exercise: adam_step
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class _Adam:
    m: object = 0.0
    v: object = 0.0
    power1: float = 1.0
    power2: float = 1.0

    def after(self, g, b1, b2):
        return _Adam(
            b1 * self.m + (1 - b1) * g, b2 * self.v + (1 - b2) * g * g, self.power1 * b1, self.power2 * b2
        )


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    state = (state or _Adam()).after(gradient, beta1, beta2)
    m, v = state.m / (1 - state.power1), state.v / (1 - state.power2)
    return w - learning_rate * m / (v**0.5 + eps), state
