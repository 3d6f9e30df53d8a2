# exercise: dropout
# breaks: 9
# hint: no_gradient
# Loses the graph on the way through NumPy.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    keep = torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p
    return torch.from_numpy(np.asarray(x.detach().numpy() * keep.numpy() / np.asarray(1 - p, x.detach().numpy().dtype)))
