# exercise: dropout
# breaks: 27
# hint: dropout_generator
# Draws from the global state, too, before the generator fills the tensor.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    noise = torch.rand_like(x).uniform_(generator=generator)
    return x * (noise >= p) / (1 - p)
