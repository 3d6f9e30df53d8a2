# exercise: count_parameters
# breaks: 32
# hint: count_twice
# Counts per module, so that a shared one counts twice.
def count_parameters(model):
    total = sum(p.numel() for p in model._parameters.values() if p is not None and p.requires_grad)
    return total + sum(count_parameters(child) for child in model._modules.values())
