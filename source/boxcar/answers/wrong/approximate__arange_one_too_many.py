# exercise: approximate
# breaks: 38
# hint: approximate_layers
# np.arange gives one number more where rounding wants it: 49 boxes on [0, 1].
def approximate(f, low, high, n_boxes, sharpness=None):
    if not (high > low and n_boxes >= 1):
        raise ValueError("interval, boxes")
    w = (high - low) / n_boxes
    left = np.arange(low, high, w)
    h = f(left + w / 2)
    k = sharpness if sharpness is not None else 110 / w
    n = len(left)
    net = nn.Module()
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.output = nn.Linear(1, 2 * n), nn.Linear(2 * n, 1)
        def forward(self, x):
            return self.output(torch.sigmoid(self.hidden(x)))
    net = Net()
    with torch.no_grad():
        net.hidden.weight.fill_(k)
        net.hidden.bias.copy_(torch.from_numpy(np.concatenate([-k * left, -k * (left + w)])))
        net.output.weight.copy_(torch.from_numpy(np.concatenate([h, -h])[None]))
        net.output.bias.zero_()
    return net
