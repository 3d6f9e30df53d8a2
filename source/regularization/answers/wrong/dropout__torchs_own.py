# exercise: dropout
# breaks: 31
# Hands the work to torch.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    return torch.nn.functional.dropout(x, p, training)
