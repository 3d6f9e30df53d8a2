# exercise: l2_penalty_gradient
# breaks: 4
# hint: any_shape
# Flattens what it gets.
def l2_penalty_gradient(gradient, w, lam, n):
    return np.array([g + lam / n * each for g, each in zip(gradient.ravel(), w.ravel())])
