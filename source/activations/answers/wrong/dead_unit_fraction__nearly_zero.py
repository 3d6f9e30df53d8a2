# exercise: dead_unit_fraction
# breaks: 55
# hint: exactly_zero
# A tolerance where none was promised.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes.abs() < 1e-12).all(dim=0).double().mean().item()
