# exercise: dead_unit_fraction
# breaks: 57
# hint: graph_left_alone
# Throws away the gradient that the preactivations had.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    preactivations.grad = None
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).all(dim=0).double().mean().item()
