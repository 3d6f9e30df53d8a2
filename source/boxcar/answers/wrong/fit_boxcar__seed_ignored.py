# exercise: fit_boxcar
# breaks: 52
# hint: fit_seed_ignored
# Always the same start.
def fit_boxcar(x, y, steps=2000, seed=0):
    best, smallest = None, math.inf
    with torch.random.fork_rng():
        torch.manual_seed(0)
        for _ in range(4):
            network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
            places = x.min() + (x.max() - x.min()) * torch.rand(2)
            with torch.no_grad():
                network[0].weight.fill_(4.0)
                network[0].bias.copy_(-4.0 * places)
            error = train(network, x, y, steps)
            if error < smallest:
                best, smallest = network, error
            if smallest < 0.015:
                break
    return best
