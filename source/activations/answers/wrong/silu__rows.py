# exercise: silu
# breaks: 4
# hint: any_shape
# Needs a first dimension with something in it.
def silu(x):
    return torch.cat([(row * torch.sigmoid(row)).unsqueeze(0) for row in x])
