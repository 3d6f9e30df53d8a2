# exercise: approximate
# breaks: 45
# hint: approximate_zero
# Chooses the sharpness from the heights, and divides by the largest of them.
def approximate(f, low, high, n_boxes, sharpness=None):
    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    if sharpness is None:
        sharpness = max(sharpness_for(0.005 * abs(h), 0.1 * (high - low) / n_boxes, h) for h in heights)
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
