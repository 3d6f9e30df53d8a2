# exercise: dead_unit_fraction
# breaks: 53
# hint: dead_for_any
# A unit that is silent once is taken for dead.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).any(dim=0).double().mean().item()
