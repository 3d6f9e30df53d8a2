# exercise: approximate
class _Boxes(nn.Module):
    def __init__(self, units):
        super().__init__()
        self.hidden = nn.Linear(1, units)
        self.output = nn.Linear(units, 1)

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))


def approximate(f, low, high, n_boxes, sharpness=None):
    if high <= low:
        raise ValueError("high must be above low")
    if n_boxes <= 0:
        raise ValueError("at least one box")
    width = (high - low) / n_boxes
    k = 60.0 / width if sharpness is None else sharpness
    network = _Boxes(2 * n_boxes)
    network.hidden.weight.data.fill_(k)
    network.output.bias.data.fill_(0.0)
    for i in range(n_boxes):
        left, right = low + i * width, low + (i + 1) * width
        tall = float(f(np.array((left + right) / 2)))
        for unit, edge, sign in ((2 * i, left, 1), (2 * i + 1, right, -1)):
            network.hidden.bias.data[unit] = -k * edge
            network.output.weight.data[0, unit] = sign * tall
    return network
