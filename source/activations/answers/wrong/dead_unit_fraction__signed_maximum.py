# exercise: dead_unit_fraction
# breaks: 55
# hint: negative_slopes
# The largest slope of a unit is 0 also when the others are negative.
def dead_unit_fraction(preactivations, f):
    if preactivations.dim() != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H) preactivations are needed")
    z = preactivations.detach().clone().requires_grad_()
    slopes = torch.autograd.grad(f(z).sum(), z)[0]
    return (slopes.amax(dim=0) == 0).double().mean().item()
