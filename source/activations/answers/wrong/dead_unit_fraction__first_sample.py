# exercise: dead_unit_fraction
# breaks: 53
# hint: dead_for_all_samples
# Looks at one sample.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes[0] == 0).double().mean().item()
