# exercise: sgd
from functools import reduce
from itertools import chain


def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    batches = chain.from_iterable(minibatches(X, t, batch_size, rng) for _ in range(epochs))
    return reduce(lambda w, batch: w - learning_rate * mse_gradient(w, *batch), batches, w0)
