# exercise: activation_gradient
# breaks: 51
# hint: x_left_marked
# x keeps requires_grad and .grad.
def activation_gradient(f, x):
    x.requires_grad_()
    f(x).sum().backward()
    return x.grad.clone()
