# exercise: lstm_step
# breaks: 61
# hint: lstm_cell
# A cell that is kept within ±10.
import numpy as np


def lstm_step(x, h, c, parameters):
    z = x @ parameters["W_ih"].T + parameters["b_ih"] + h @ parameters["W_hh"].T + parameters["b_hh"]
    i, f, g, o = np.split(z, 4, axis=1)
    i, f, o = (0.5 + 0.5 * np.tanh(gate / 2) for gate in (i, f, o))
    c_new = np.clip(f * c + i * np.tanh(g), -10.0, 10.0)
    return o * np.tanh(c_new), c_new
