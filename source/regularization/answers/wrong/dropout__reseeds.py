# exercise: dropout
# breaks: 28
# hint: dropout_repeats
# Seeds the global state in each call.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    if generator is None:
        torch.manual_seed(0)
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
