# exercise: approximate
class _Sum(nn.Module):
    def __init__(self, hidden, output):
        super().__init__()
        self.hidden, self.output = hidden, output

    def forward(self, x):
        return self.output(nn.functional.sigmoid(self.hidden(x)))


def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or not n_boxes >= 1:
        raise ValueError("an interval and at least one box")
    edges = np.linspace(low, high, n_boxes + 1)
    middles = 0.5 * (edges[1:] + edges[:-1])
    heights = np.asarray(f(middles.reshape(-1, 1))).ravel()
    if sharpness is None:
        sharpness = math.log(199) / (0.1 * (high - low) / n_boxes)
    boxes = [BoxcarNetwork(a, b, h, sharpness) for a, b, h in zip(edges, edges[1:], heights)]
    hidden, output = nn.Linear(1, 2 * n_boxes), nn.Linear(2 * n_boxes, 1)
    with torch.no_grad():
        hidden.weight.copy_(torch.cat([box.hidden.weight for box in boxes], 0))
        hidden.bias.copy_(torch.cat([box.hidden.bias for box in boxes]))
        output.weight.copy_(torch.cat([box.output.weight for box in boxes], 1))
        output.bias.copy_(torch.stack([box.output.bias for box in boxes]).sum(0))
    return _Sum(hidden, output)
