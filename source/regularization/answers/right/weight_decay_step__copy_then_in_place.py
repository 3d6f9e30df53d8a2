# exercise: weight_decay_step
def weight_decay_step(w, gradient, learning_rate, lam):
    if not (lam >= 0 and lam < 1):
        raise ValueError("lam must lie in [0, 1)")
    new = np.array(w, dtype=np.float64)
    new *= 1 - lam
    new -= np.asarray(gradient) * learning_rate
    return new
