# exercise: dropout
# breaks: 22
# hint: dropout_fixed_count
# Switches exactly round(p n) elements off.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    mask = torch.ones(x.numel(), dtype=x.dtype)
    mask[torch.randperm(x.numel(), generator=generator)[: round(p * x.numel())]] = 0
    return x * mask.reshape(x.shape) / (1 - p)
