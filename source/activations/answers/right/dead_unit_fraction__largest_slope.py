# exercise: dead_unit_fraction
def dead_unit_fraction(preactivations, f):
    if len(preactivations.shape) != 2 or min(preactivations.shape) < 1:
        raise ValueError(f"bad shape {preactivations.shape}")
    with torch.enable_grad():
        z = preactivations.clone().detach().requires_grad_(True)
        f(z).backward(torch.ones_like(z))
    return float((z.grad.abs().amax(0) == 0).double().mean())
