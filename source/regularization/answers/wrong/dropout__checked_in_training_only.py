# exercise: dropout
# breaks: 30
# hint: dropout_range_evaluation
# Looks at p in training mode only.
def dropout(x, p, training=True, generator=None):
    if not training:
        return x
    if not 0 <= p <= 1:
        raise ValueError("p")
    if p == 0:
        return x
    if p == 1:
        return x * 0
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
