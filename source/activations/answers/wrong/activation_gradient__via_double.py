# exercise: activation_gradient
# breaks: 49
# hint: dtype_kept
# Differentiates in float64 and stays there.
def activation_gradient(f, x):
    point = x.double().requires_grad_()
    if point is x:
        point = x.clone().requires_grad_()
        x.requires_grad_(False)
    return torch.autograd.grad(f(point).sum(), point)[0]
