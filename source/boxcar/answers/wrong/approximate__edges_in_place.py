# exercise: approximate
# breaks: 40, 45
# hint: approximate_itself
# Shifts the midpoints in place, which are the heights as well if f returns its argument.
class _N(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.hidden, self.output = nn.Linear(1, 2 * n), nn.Linear(2 * n, 1)
    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
def approximate(f, low, high, n_boxes, sharpness=None):
    if not (high > low and n_boxes >= 1):
        raise ValueError("interval, boxes")
    w = (high - low) / n_boxes
    edges = low + w * (np.arange(n_boxes) + 0.5)
    h = f(edges)
    k = sharpness if sharpness is not None else 110 / w
    net = _N(n_boxes)
    edges -= w / 2
    with torch.no_grad():
        net.hidden.weight.fill_(k)
        net.hidden.bias.copy_(torch.from_numpy(np.concatenate([-k * edges, -k * (edges + w)])))
        net.output.weight.copy_(torch.from_numpy(np.concatenate([h, -h])[None]))
        net.output.bias.zero_()
    return net
