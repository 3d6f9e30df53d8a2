# exercise: activation_gradient
# breaks: 4
# hint: any_shape
# One backward for each entry of the first dimension.
def activation_gradient(f, x):
    point = x.clone().requires_grad_()
    y = f(point)
    return torch.stack([torch.autograd.grad(y[i].sum(), point, retain_graph=True)[0][i] for i in range(len(x))])
