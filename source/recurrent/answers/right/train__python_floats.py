# exercise: train
# Python's floats, which never warn: products give inf, and no power is taken.
import math


def train(x, y, epochs, learning_rate, weights, max_norm=None):
    rows, answers = x.tolist(), y.tolist()
    U, W = map(float, weights)
    loss, Us, Ws = [], [], []
    while True:
        J = dU = dW = 0.0
        for row, answer in zip(rows, answers):
            states = [0.0]
            for bit in row:
                states.append(states[-1] * W + bit * U)
            delta = states[-1] - answer
            J += delta * delta
            delta *= 2
            for t in range(len(row) - 1, -1, -1):
                dU += delta * row[t]
                dW += delta * states[t]
                delta *= W
        loss.append(J)
        Us.append(U)
        Ws.append(W)
        if len(loss) > epochs:
            return {"loss": loss, "U": Us, "W": Ws}
        norm = math.hypot(dU, dW)
        scale = 1.0 if max_norm is None or norm <= max_norm else max_norm / norm
        U, W = U - learning_rate * scale * dU, W - learning_rate * scale * dW
