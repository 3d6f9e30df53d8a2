# exercise: dead_unit_fraction
# breaks: 54
# hint: dead_by_gradient
# Takes every negative preactivation for a zero gradient, as if f were ReLU.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    return (preactivations <= 0).all(dim=0).double().mean().item()
