# exercise: mse_loss
def mse_loss(w, X, t):
    total = 0.0
    for row, target in zip(X, t):
        y = sum(a * b for a, b in zip(w, row))
        total += (y - target) ** 2
    return float(total / len(t))
