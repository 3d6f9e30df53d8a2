# exercise: max_error
# breaks: 31, 32
# hint: max_error_grad_mode
# Switches gradients off, and on again only where a point was left.
def max_error(network, a, b, height, margin, low, high, n=2001):
    torch.set_grad_enabled(False)
    x = torch.linspace(low, high, n)
    x = x[((x - a).abs() > margin) & ((x - b).abs() > margin)]
    if len(x) == 0:
        return 0.0
    y = network(x.unsqueeze(1)).squeeze(1)
    torch.set_grad_enabled(True)
    return (y - torch.from_numpy(boxcar(x.double().numpy(), a, b, height))).abs().max().item()
