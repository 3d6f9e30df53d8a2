# exercise: dropout
# breaks: 6
# hint: argument_changed
# Writes zeros into x.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    drop = torch.rand(x.shape, generator=generator, dtype=x.dtype) < p
    with torch.no_grad():
        x[drop] = 0
    return x * (~drop) / (1 - p)
