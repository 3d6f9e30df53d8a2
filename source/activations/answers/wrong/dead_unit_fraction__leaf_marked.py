# exercise: dead_unit_fraction
# breaks: 57
# hint: graph_left_alone
# A leaf that required gradients keeps what backward left in it.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    z = preactivations if preactivations.is_leaf else preactivations.detach()
    z.requires_grad_()
    f(z).sum().backward()
    return (z.grad == 0).all(dim=0).double().mean().item()
