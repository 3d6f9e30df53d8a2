# exercise: dropout
# breaks: 4
# hint: dropout_any_shape
# Cannot do without a first dimension.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    keep = torch.rand(x.shape[0], *x.shape[1:], generator=generator) >= p
    return x * keep / (1 - p)
