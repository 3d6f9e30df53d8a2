# exercise: dead_unit_fraction
# breaks: 53
# hint: slopes_cancel
# Slopes of opposite sign can add up to zero, and the mean of many may be nil.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes.sum(dim=0) == 0).double().mean().item()
