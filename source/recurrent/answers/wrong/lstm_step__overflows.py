# exercise: lstm_step
# breaks: 63
# hint: lstm_saturated
# e^z / (1 + e^z) is inf / inf for large z.
import numpy as np


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def lstm_step(x, h, c, parameters):
    z = x @ parameters["W_ih"].T + parameters["b_ih"] + h @ parameters["W_hh"].T + parameters["b_hh"]
    i, f, g, o = np.split(z, 4, axis=1)
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * np.tanh(c_new)
    return h_new, c_new
