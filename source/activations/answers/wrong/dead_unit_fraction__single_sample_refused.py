# exercise: dead_unit_fraction
# breaks: 56
# hint: dead_sizes
# Refuses a batch of one.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0 or len(preactivations) == 1:
        raise ValueError("a batch, please")
    slopes = activation_gradient(f, preactivations.detach())
    return (slopes == 0).all(dim=0).double().mean().item()
