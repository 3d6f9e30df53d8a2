# exercise: dead_unit_fraction
def dead_unit_fraction(preactivations, f):
    z = preactivations.detach()
    if z.dim() != 2 or 0 in z.shape:
        raise ValueError("(N, H)")
    dead = 0
    for h in range(z.shape[1]):
        column = z[:, h].clone().requires_grad_()
        (slope,) = torch.autograd.grad(f(column).sum(), column)
        dead += not slope.any()
    return dead / z.shape[1]
