# exercise: weight_decay_step
class Step:
    def __call__(self, w, gradient, learning_rate, lam):
        if lam < 0.0:
            raise ValueError("negative")
        if lam >= 1.0:
            raise ValueError("too large")
        flat = [(1.0 - lam) * a - learning_rate * g for a, g in zip(w.ravel(), gradient.ravel())]
        return np.array(flat, dtype=float).reshape(w.shape)


weight_decay_step = Step()
