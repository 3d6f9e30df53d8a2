# exercise: count_parameters
# breaks: 31
# hint: count_frozen
# Counts frozen parameters, too.
def count_parameters(model):
    return sum(p.numel() for p in model.parameters())
