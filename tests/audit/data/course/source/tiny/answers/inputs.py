import numpy as np


def inputs_scale(rng):
    return rng.normal(size=rng.integers(0, 4, size=2)), float(rng.normal())


def edges_scale():
    return [(np.array(0.0), 2.0), (np.empty(0), 1.0), (np.array([0.0, -1.0, 1.0]), -2.0)]


def inputs_total(rng):
    return (rng.normal(size=rng.integers(1, 4, size=2)),)


def edges_total():
    return [(np.array(0.5),), (np.empty(0),), (np.array([0.0, -1.0]),)]
