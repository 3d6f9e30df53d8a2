# exercise: dropout
# breaks: 23
# hint: dropout_ends
# Zero counts as "not given".
def dropout(x, p, training=True, generator=None):
    p = p or 0.5
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x
    if p == 1:
        return x * 0
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
