# exercise: dead_unit_fraction
def dead_unit_fraction(preactivations, f):
    if preactivations.ndim != 2 or not preactivations.numel():
        raise ValueError("two dimensions, none of them empty")
    z = preactivations if preactivations.requires_grad else preactivations.detach().requires_grad_()
    (slopes,) = torch.autograd.grad(f(z), z, torch.ones_like(z), retain_graph=True)
    return 1.0 - (slopes != 0).any(dim=0).sum().item() / z.shape[1]
