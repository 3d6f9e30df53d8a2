# exercise: lstm_step
# breaks: 61
# hint: lstm_small
# Dimensions of one disappear.
import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def lstm_step(x, h, c, parameters):
    z = x @ parameters["W_ih"].T + parameters["b_ih"] + h @ parameters["W_hh"].T + parameters["b_hh"]
    i, f, g, o = np.split(z, 4, axis=1)
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * np.tanh(c_new)
    return h_new.squeeze(), c_new.squeeze()
