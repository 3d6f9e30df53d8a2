# exercise: train
# Everything by itself, columns of a table in the end.
import numpy as np


def train(x, y, epochs, learning_rate, weights, max_norm=None):
    kept = np.seterr(all="ignore")
    try:
        table, pair = [], np.asarray(weights, dtype=float)
        for epoch in range(epochs + 1):
            s = by_U = by_W = np.zeros(len(x))
            for column in x.T:
                by_U, by_W, s = by_U * pair[1] + column, by_W * pair[1] + s, s * pair[1] + column * pair[0]
            table.append([np.sum(np.square(s - y)), *pair])
            slope = 2 * np.array([np.sum((s - y) * by_U), np.sum((s - y) * by_W)])
            if max_norm is not None:
                slope = slope / max(1.0, np.linalg.norm(slope) / max_norm)
            pair = pair - learning_rate * slope
        return dict(zip(["loss", "U", "W"], np.array(table).T.tolist()))
    finally:
        np.seterr(**kept)
