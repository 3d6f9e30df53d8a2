# exercise: dropout
# breaks: 29
# hint: dropout_gradient_everywhere
# The gradient passes through switched-off elements, too.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    keep = torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p
    y = x / (1 - p)
    return y - (y * ~keep).detach()
