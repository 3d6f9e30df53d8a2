# exercise: dropout
# breaks: 20
# hint: dropout_unscaled
# Does not enlarge the survivors.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p)
