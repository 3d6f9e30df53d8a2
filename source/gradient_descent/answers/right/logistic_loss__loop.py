# exercise: logistic_loss
import math


def logistic_loss(w, X, t):
    total = 0.0
    for x, target in zip(X.tolist(), t.tolist()):
        z = math.fsum(a * b for a, b in zip(x, w.tolist()))
        margin = z if target == 1.0 else -z
        # ln(1 + exp(-margin)), with the larger exponential taken out.
        total += math.log1p(math.exp(-margin)) if margin > 0 else -margin + math.log1p(math.exp(margin))
    return total / len(t)
