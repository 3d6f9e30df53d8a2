# exercise: dropout
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if training and p > 0:
        u = torch.empty(x.shape, dtype=torch.float64, device=x.device).uniform_(generator=generator)
        scale = 0.0 if p == 1 else 1.0 / (1.0 - p)
        x = (scale * x).masked_fill(u < p, 0.0)
    return x
