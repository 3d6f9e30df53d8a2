# exercise: dropout
# breaks: 21
# hint: dropout_swapped
# Takes p for the probability of surviving.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) < p) / (1 - p)
