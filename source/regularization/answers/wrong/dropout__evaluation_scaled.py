# exercise: dropout
# breaks: 25
# hint: dropout_evaluation_scaled
# Scales in evaluation mode, as the first dropout did.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x * (1 - p)
    if p == 1:
        return x * 0
    return x * (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p) / (1 - p)
