# exercise: weight_decay_step
# breaks: 4
# hint: any_shape
# Takes it for granted that w has at least one dimension.
def weight_decay_step(w, gradient, learning_rate, lam):
    if not 0 <= lam < 1:
        raise ValueError("lam")
    return np.stack([(1 - lam) * w[i] - learning_rate * gradient[i] for i in range(len(w))])
