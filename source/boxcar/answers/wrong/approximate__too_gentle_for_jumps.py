# exercise: approximate
# breaks: 41
# hint: approximate_jumps
# Reckons with jumps as high as max |f|; between +M and -M they are twice as high.
def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    if sharpness is None:
        sharpness = 10 * math.log(49) * n_boxes / (high - low)
    edges = np.linspace(low, high, n_boxes + 1)
    return _build(edges, f((edges[:-1] + edges[1:]) / 2), sharpness)


def _build(edges, heights, sharpness):
    from collections import OrderedDict

    units = 2 * len(heights)
    network = nn.Sequential(
        OrderedDict(hidden=nn.Linear(1, units), sigmoid=nn.Sigmoid(), output=nn.Linear(units, 1))
    )
    with torch.no_grad():
        network.hidden.weight.fill_(sharpness)
        network.hidden.bias.copy_(torch.from_numpy(-sharpness * np.concatenate([edges[:-1], edges[1:]])))
        network.output.weight[0].copy_(torch.from_numpy(np.concatenate([heights, -heights])))
        network.output.bias.zero_()
    return network
