# exercise: max_error
def max_error(network, a, b, height, margin, low, high, n=2001):
    import copy

    twin = copy.deepcopy(network).double().requires_grad_(False).eval()
    x = torch.linspace(low, high, n).double()
    keep = torch.stack([(x - a).abs(), (x - b).abs()]).amin(0) > margin
    if not keep.any():
        return 0.0
    x = x[keep].reshape(-1, 1)
    box = height * (torch.heaviside(x - a, torch.ones(1).double()) - torch.heaviside(x - b, torch.ones(1).double()))
    return float((twin(x) - box).abs().max())
