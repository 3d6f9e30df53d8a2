# exercise: leaky_relu
# breaks: 5
# hint: any_shape
# view refuses tensors that are not contiguous.
def leaky_relu(x, negative_slope=0.01):
    flat = x.view(-1)
    return torch.where(flat > 0, flat, negative_slope * flat).view(x.shape)
