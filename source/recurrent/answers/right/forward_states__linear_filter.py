# exercise: forward_states
# A recursive filter of signal processing is just this network.
import numpy as np
from scipy.signal import lfilter

forward_states = lambda x, U, W: np.hstack([np.zeros((len(x), 1)), lfilter([U], [1.0, -W], x, axis=1)])
