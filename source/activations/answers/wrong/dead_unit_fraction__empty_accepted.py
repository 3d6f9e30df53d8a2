# exercise: dead_unit_fraction
# breaks: 56
# hint: dead_errors
# Looks at the number of dimensions only.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).all(dim=0).double().mean().item()
