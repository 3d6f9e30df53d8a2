# exercise: activation_gradient
# breaks: 47
# hint: gradient_of_mean
# Differentiates the mean.
def activation_gradient(f, x):
    point = x.clone().requires_grad_()
    return torch.autograd.grad(f(point).mean(), point)[0]
