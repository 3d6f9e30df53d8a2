# exercise: forward_states
# breaks: 1
# hint: names_and_views
# Other names of parameters than those promised.
import numpy as np


def forward_states(inputs, u, w):
    states = np.zeros((inputs.shape[0], inputs.shape[1] + 1))
    for t in range(inputs.shape[1]):
        states[:, t + 1] = states[:, t] * w + inputs[:, t] * u
    return states
