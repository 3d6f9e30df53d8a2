# exercise: gelu
# breaks: 5
# hint: any_shape
# view refuses tensors that are not contiguous.
def gelu(x):
    return (x.view(-1) * torch.special.ndtr(x.view(-1))).view(x.shape)
