# exercise: fit_boxcar
class _Net(nn.Module):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = nn.Parameter(torch.as_tensor(numbers, dtype=torch.float32))

    def forward(self, x):
        w1, w2, b1, b2, v1, v2, c = self.numbers
        return v1 * torch.sigmoid(w1 * x + b1) + v2 * torch.sigmoid(w2 * x + b2) + c


def fit_boxcar(x, y, steps=2000, seed=0):
    from scipy.optimize import least_squares
    from scipy.special import expit

    u, v = x.double().numpy()[:, 0], y.double().numpy()[:, 0]

    def residuals(p):
        return p[4] * expit(p[0] * u + p[2]) + p[5] * expit(p[1] * u + p[3]) + p[6] - v

    rng = np.random.default_rng(seed)
    best = None
    for _ in range(8):
        w, where = rng.uniform(2, 6, 2), rng.uniform(u.min(), u.max(), 2)
        start = np.concatenate([w, -w * where, rng.normal(size=2), [0.0]])
        found = least_squares(residuals, start, max_nfev=min(steps, 300))
        if best is None or found.cost < best.cost:
            best = found
    return _Net(np.clip(best.x, -1e4, 1e4))
