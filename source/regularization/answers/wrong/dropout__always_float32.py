# exercise: dropout
# breaks: 3
# hint: dropout_formula
# Gives float32 whatever it gets.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x
    if p == 1:
        return x * 0
    return x.float() * (torch.rand(x.shape, generator=generator) >= p) / (1 - p)
