# exercise: fit_boxcar
# breaks: 48
# hint: fit_seven_numbers
# One unit more makes it easier.
def fit_boxcar(x, y, steps=2000, seed=0):
    best, smallest = None, math.inf
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for _ in range(4):
            network = nn.Sequential(nn.Linear(1, 3), nn.Sigmoid(), nn.Linear(3, 1))
            places = x.min() + (x.max() - x.min()) * torch.rand(3)
            with torch.no_grad():
                network[0].weight.fill_(4.0)
                network[0].bias.copy_(-4.0 * places)
            error = train(network, x, y, steps)
            if error < smallest:
                best, smallest = network, error
            if smallest < 0.015:
                break
    return best
