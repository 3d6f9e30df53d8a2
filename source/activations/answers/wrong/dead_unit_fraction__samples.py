# exercise: dead_unit_fraction
# breaks: 52
# hint: dead_samples
# Goes along the wrong axis.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).all(dim=1).double().mean().item()
