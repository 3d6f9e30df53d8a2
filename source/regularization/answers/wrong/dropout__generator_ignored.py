# exercise: dropout
# breaks: 26
# hint: dropout_generator
# Draws from the global state whatever it is given.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    return x * (torch.rand(x.shape, dtype=x.dtype) >= p) / (1 - p)
