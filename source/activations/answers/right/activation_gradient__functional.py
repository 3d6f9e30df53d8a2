# exercise: activation_gradient
def activation_gradient(f, x):
    _, slope = torch.autograd.functional.vjp(f, x, torch.ones_like(x))
    return slope.detach()
