# exercise: count_parameters
# breaks: 2
# hint: arguments_modified
# Makes everything trainable on the way.
def count_parameters(model):
    total = sum(p.numel() for p in model.parameters() if p.requires_grad)
    model.requires_grad_(True)
    return total
