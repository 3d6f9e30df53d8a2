# exercise: approximate
class _Layers(nn.Module):
    def __init__(self, hidden, output):
        super().__init__()
        self.add_module("hidden", hidden)
        self.add_module("squash", nn.Sigmoid())
        self.add_module("output", output)

    def forward(self, x):
        for layer in (self.hidden, self.squash, self.output):
            x = layer(x)
        return x


def approximate(f, low, high, n_boxes, sharpness=None):
    if n_boxes < 1 or low >= high:
        raise ValueError("cannot")
    w = (high - low) / n_boxes
    i = np.arange(n_boxes)
    c = low + (i + 0.5) * w
    # Jumps of up to 2 M, exactly 2 % of M at 10 % of the width.
    k = sharpness or sharpness_for(0.02, 0.1 * w, 1.0)
    hidden = nn.utils.skip_init(nn.Linear, 1, 2 * n_boxes)
    output = nn.Linear(2 * n_boxes, 1)
    starts, ends = torch.tensor(c - w / 2), torch.tensor(c + w / 2)
    nn.init.constant_(hidden.weight, k)
    nn.init.zeros_(output.bias)
    hidden.bias.data = torch.cat([-k * starts, -k * ends]).float()
    output.weight.data = torch.tensor(np.r_[f(c), -f(c)]).float()[None]
    return _Layers(hidden, output)
