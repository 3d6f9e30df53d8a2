# exercise: l2_penalty_gradient
def l2_penalty_gradient(gradient, w, lam, n):
    return np.add(gradient, np.multiply(w, lam) / n)
