# exercise: l2_penalty_gradient
def l2_penalty_gradient(gradient, w, lam, n):
    result = np.empty(gradient.shape)
    for index in np.ndindex(gradient.shape):
        result[index] = gradient[index] + lam * w[index] / n
    return result
