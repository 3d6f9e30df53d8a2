# exercise: dropout
# breaks: 22
# hint: dropout_own
# Switches whole rows off.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    shape = x.shape[:-1] + (1,) if x.ndim > 2 else x.shape
    return x * (torch.rand(shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
