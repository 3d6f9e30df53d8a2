# exercise: count_parameters
# breaks: 30
# hint: count_tensors
# Counts tensors.
def count_parameters(model):
    return len([p for p in model.parameters() if p.requires_grad])
