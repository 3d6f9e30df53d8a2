# exercise: activation_gradient
# breaks: 47
# hint: derivative_sign
# Only the size of the slope.
def activation_gradient(f, x):
    point = x.clone().requires_grad_()
    return torch.autograd.grad(f(point).sum(), point)[0].abs()
