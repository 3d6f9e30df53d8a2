# exercise: lstm_step
# breaks: 62
# hint: lstm_state
# The cell is shown without its tanh.
import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def lstm_step(x, h, c, parameters):
    z = x @ parameters["W_ih"].T + parameters["b_ih"] + h @ parameters["W_hh"].T + parameters["b_hh"]
    i, f, g, o = np.split(z, 4, axis=1)
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * c_new
    return h_new, c_new
