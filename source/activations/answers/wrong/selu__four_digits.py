# exercise: selu
# breaks: 30
# hint: selu_digits
# The constants of the slides.
def selu(x):
    return 1.0507 * torch.where(x > 0, x, 1.6733 * torch.expm1(x.clamp(max=0)))
