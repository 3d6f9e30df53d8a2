# exercise: dropout
# breaks: 7, 28
# hint: dropout_global
# Without a generator it draws from NumPy's global state.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    if generator is None:
        noise = torch.as_tensor(np.random.random(tuple(x.shape)), dtype=x.dtype)
    else:
        noise = torch.rand(x.shape, generator=generator, dtype=x.dtype)
    return x * (noise >= p) / (1 - p)
