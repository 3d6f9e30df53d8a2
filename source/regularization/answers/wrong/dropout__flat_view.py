# exercise: dropout
# breaks: 5
# hint: dropout_any_shape
# Flattens with view, which needs contiguous memory.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    flat = x.view(-1)
    keep = torch.rand(len(flat), generator=generator, dtype=x.dtype) >= p
    return (flat * keep / (1 - p)).view(x.shape)
