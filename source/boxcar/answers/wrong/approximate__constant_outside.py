# exercise: approximate
# breaks: 42
# hint: approximate_outside
# Steps between neighbours only: outside of the interval the first and the last value go on for ever.
def approximate(f, low, high, n_boxes, sharpness=None):
    from collections import OrderedDict

    if not high > low or n_boxes < 1:
        raise ValueError("high > low and n_boxes >= 1")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    if sharpness is None:
        sharpness = 60.0 * n_boxes / (high - low)
    units = 2 * n_boxes
    network = nn.Sequential(
        OrderedDict(hidden=nn.Linear(1, units), sigmoid=nn.Sigmoid(), output=nn.Linear(units, 1))
    )
    with torch.no_grad():
        network.hidden.weight.fill_(sharpness)
        network.hidden.bias.copy_(torch.from_numpy(-sharpness * np.concatenate([edges[:-1], edges[1:]])))
        network.output.weight.zero_()
        network.output.weight[0, 1:n_boxes] = torch.from_numpy(np.diff(heights)).float()
        network.output.bias.fill_(float(heights[0]))
    return network
