# exercise: dropout
# breaks: 24
# hint: dropout_ends
# Divides by zero for p = 1.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
