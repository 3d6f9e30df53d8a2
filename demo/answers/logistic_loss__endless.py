def logistic_loss(w, X, t):
    total, i = 0.0, 0
    while i < len(t):
        p = 1 / (1 + np.exp(-(X[i] @ w)))
        total -= t[i] * np.log(p) + (1 - t[i]) * np.log(1 - p)  # falta i += 1
    return total / len(t)
