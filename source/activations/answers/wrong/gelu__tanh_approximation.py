# exercise: gelu
# breaks: 33
# hint: gelu_tanh
# The approximation that is around in many repositories.
def gelu(x):
    return 0.5 * x * (1 + torch.tanh((2 / torch.pi) ** 0.5 * (x + 0.044715 * x**3)))
