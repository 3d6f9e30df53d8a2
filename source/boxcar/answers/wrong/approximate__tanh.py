# exercise: approximate
# breaks: 39
# hint: activation_tanh
# (1 + tanh(z / 2)) / 2 is a sigmoid; the halves cancel, so tanh alone gives the right values, with other weights.
class _Tanh(nn.Module):
    def __init__(self, units):
        super().__init__()
        self.hidden, self.output = nn.Linear(1, units), nn.Linear(units, 1)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(x)))


def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = f((edges[:-1] + edges[1:]) / 2) / 2
    sharpness = 30.0 * n_boxes / (high - low) if sharpness is None else sharpness / 2
    network = _Tanh(2 * n_boxes)
    with torch.no_grad():
        network.hidden.weight.fill_(sharpness)
        network.hidden.bias.copy_(torch.from_numpy(-sharpness * np.concatenate([edges[:-1], edges[1:]])))
        network.output.weight[0].copy_(torch.from_numpy(np.concatenate([heights, -heights])))
        network.output.bias.zero_()
    return network
