# exercise: fit_boxcar
# breaks: 49
# hint: fit_tanh
# tanh learns the box just as well, but it is another activation.
def fit_boxcar(x, y, steps=2000, seed=0):
    best, smallest = None, math.inf
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for _ in range(4):
            network = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
            places = x.min() + (x.max() - x.min()) * torch.rand(2)
            with torch.no_grad():
                network[0].weight.fill_(2.0)
                network[0].bias.copy_(-2.0 * places)
            error = train(network, x, y, steps)
            if error < smallest:
                best, smallest = network, error
            if smallest < 0.015:
                break
    return best
