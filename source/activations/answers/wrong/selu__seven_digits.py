# exercise: selu
# breaks: 30
# hint: selu_digits
# A digit copied wrongly.
def selu(x):
    return 1.0507009 * torch.where(x > 0, x, 1.6732623 * torch.expm1(x.clamp(max=0)))
