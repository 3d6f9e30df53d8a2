# exercise: count_parameters
import math


def count_parameters(model):
    seen = {}
    for module in model.modules():
        for parameter in module._parameters.values():
            if parameter is not None and parameter.requires_grad:
                seen[id(parameter)] = math.prod(parameter.shape)
    return sum(seen.values())
