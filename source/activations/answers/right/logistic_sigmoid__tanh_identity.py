# exercise: logistic_sigmoid
import math


def logistic_sigmoid(x):
    tanh = np.vectorize(math.tanh, otypes=[float])
    return (1 + tanh(x / 2)) / 2
