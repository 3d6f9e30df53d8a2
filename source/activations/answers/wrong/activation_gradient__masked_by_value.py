# exercise: activation_gradient
# breaks: 47
# hint: derivative_not_value
# Takes a zero of f for a dead element.
def activation_gradient(f, x):
    z = x.detach().clone().requires_grad_()
    y = f(z)
    (slope,) = torch.autograd.grad(y.sum(), z)
    return slope * (y.detach() != 0)
