# exercise: dead_unit_fraction
# breaks: 3, 55
# hint: exactly_zero
# In float32 a gradient of 1e-200 is zero.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    slopes = activation_gradient(f, preactivations.detach().float())
    return (slopes == 0).all(dim=0).double().mean().item()
