# exercise: approximate
# breaks: 38
# hint: approximate_layers
# Adds up the outputs of many small networks: right values, but no single hidden layer.
class _Sum(nn.Module):
    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, x):
        return sum(network(x) for network in self.networks)


def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    width = (high - low) / n_boxes
    if sharpness is None:
        sharpness = 60.0 / width
    lefts = low + width * np.arange(n_boxes)
    heights = f(lefts + width / 2)
    return _Sum([_Box(a, a + width, h, sharpness) for a, h in zip(lefts, heights)])


class _Box(nn.Module):
    def __init__(self, a, b, height, sharpness):
        super().__init__()
        self.hidden, self.output = nn.Linear(1, 2), nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.fill_(sharpness)
            self.hidden.bias.copy_(torch.tensor([-sharpness * a, -sharpness * b]))
            self.output.weight.copy_(torch.tensor([[height, -height]]))
            self.output.bias.zero_()

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
