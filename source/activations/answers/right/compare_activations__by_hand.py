# exercise: compare_activations
def compare_activations(activations, x):
    order = torch.argsort(x)
    result = {}
    for name in activations:
        point = x.clone().requires_grad_()
        y = activations[name](point)
        (slope,) = torch.autograd.grad(y, point, torch.ones_like(y))
        y = y.detach()
        monotone = True
        previous = None
        for value in y[order].tolist():
            if previous is not None and value < previous - 1e-9:
                monotone = False
            previous = value
        result[name] = dict(
            monotone=monotone,
            max_slope=float(slope.abs().max()),
            zero_gradient=sum(s == 0 for s in slope.tolist()) / len(x),
            mean=sum(y.tolist()) / len(x),
        )
    return result
