# exercise: activation_gradient
# breaks: 50
# hint: not_detached
# create_graph leaves the result in the graph.
def activation_gradient(f, x):
    point = x.clone().requires_grad_()
    return torch.autograd.grad(f(point).sum(), point, create_graph=True)[0]
