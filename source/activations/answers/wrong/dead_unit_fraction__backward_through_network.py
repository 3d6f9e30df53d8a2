# exercise: dead_unit_fraction
# breaks: 57
# hint: graph_left_alone
# backward runs through the whole network and leaves gradients in its weights.
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError("(N, H)")
    z = preactivations
    if z.is_leaf:
        z = z.detach().clone().requires_grad_()
    else:
        z.retain_grad()
    f(z).sum().backward()
    return (z.grad == 0).all(dim=0).double().mean().item()
