# exercise: activation_gradient
# breaks: 1
# hint: x_left_marked
# Other names than promised.
def activation_gradient(function, tensor):
    point = tensor.clone().requires_grad_()
    return torch.autograd.grad(function(point).sum(), point)[0]
