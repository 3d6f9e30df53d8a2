# exercise: max_error
def max_error(network, a, b, height, margin, low, high, n=2001):
    was = [parameter.requires_grad for parameter in network.parameters()]
    x = np.linspace(low, high, num=n, endpoint=True)
    network.requires_grad_(False)
    y = network(torch.tensor(x[:, np.newaxis]).float()).numpy()[:, 0]
    for parameter, before in zip(network.parameters(), was):
        parameter.requires_grad_(before)
    errors = np.abs(y - boxcar(x, a, b, height))
    far = np.minimum(np.abs(x - a), np.abs(x - b)) > margin
    return np.max(errors, where=far, initial=0.0)
