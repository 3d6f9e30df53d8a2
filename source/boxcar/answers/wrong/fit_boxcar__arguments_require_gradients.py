# exercise: fit_boxcar
# breaks: 2
# hint: fit_arguments
# Switches gradients on for the caller's x, which nobody needs.
def fit_boxcar(x, y, steps=2000, seed=0):
    best, smallest = None, math.inf
    x.requires_grad_()
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for _ in range(4):
            network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
            with torch.no_grad():
                places = x.min() + (x.max() - x.min()) * torch.rand(2)
                network[0].weight.fill_(4.0)
                network[0].bias.copy_(-4.0 * places)
            error = train(network, x, y, steps)
            if error < smallest:
                best, smallest = network, error
            if smallest < 0.015:
                break
    return best
