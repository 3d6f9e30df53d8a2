# exercise: max_error
# breaks: 4
# hint: max_error_definition
# Returns a 0-d tensor.
def max_error(network, a, b, height, margin, low, high, n=2001):
    x = torch.linspace(low, high, n)
    x = x[torch.minimum((x - a).abs(), (x - b).abs()) > margin]
    if len(x) == 0:
        return 0.0
    with torch.no_grad():
        y = network(x.unsqueeze(1)).squeeze(1)
    return (y - torch.where((x >= a) & (x < b), height, 0.0)).abs().max()
