def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    g2, d2 = (0.0, 0.0) if state is None else state
    g2 = rho * g2 + (1 - rho) * gradient**2
    step = -np.sqrt(d2) / np.sqrt(g2 + eps) * gradient
    d2 = rho * d2 + (1 - rho) * step**2
    return w + step, (g2, d2)
