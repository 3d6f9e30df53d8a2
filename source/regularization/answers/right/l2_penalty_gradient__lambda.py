# exercise: l2_penalty_gradient
l2_penalty_gradient = lambda gradient, w, lam, n: (n * gradient + lam * w) / n
