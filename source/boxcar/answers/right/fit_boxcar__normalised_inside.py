# exercise: fit_boxcar
class _Scaled(nn.Module):
    """Rescales its data itself; the seven numbers are those of the network in between."""

    def __init__(self, x, y):
        super().__init__()
        self.register_buffer("middle", x.mean())
        self.register_buffer("spread", x.std())
        self.register_buffer("tall", y.abs().max())
        self.first = nn.Linear(1, 2)
        self.last = nn.Linear(2, 1)

    def forward(self, x):
        z = (x - self.middle) / self.spread
        return self.tall * self.last(torch.sigmoid(self.first(z)))


def fit_boxcar(x, y, steps=2000, seed=0):
    state = torch.get_rng_state()
    torch.manual_seed(seed)
    best = None
    for start in range(4):
        network = _Scaled(x, y)
        nn.init.uniform_(network.first.weight, 6.0, 10.0)
        with torch.no_grad():
            network.first.bias.copy_(-network.first.weight[:, 0] * (3 * torch.rand(2) - 1.5))
        loss = train(network, x, y, steps)
        if best is None or loss < best[0]:
            best = loss, network
    torch.set_rng_state(state)
    return best[1]
