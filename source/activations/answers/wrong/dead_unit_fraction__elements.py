# exercise: dead_unit_fraction
# breaks: 52
# hint: dead_elements
# Counts elements.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).double().mean().item()
