# exercise: approximate
# breaks: 45
# hint: approximate_array
# Hands Python floats to a function that is written for arrays.
def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = np.array([f(middle) for middle in ((edges[:-1] + edges[1:]) / 2).tolist()])
    if sharpness is None:
        sharpness = 60.0 * n_boxes / (high - low)
    return _build(edges, heights, sharpness)


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
