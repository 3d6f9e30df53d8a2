# exercise: gelu
# breaks: 33
# hint: gelu_sigmoid
# The other approximation.
def gelu(x):
    return x * torch.sigmoid(1.702 * x)
