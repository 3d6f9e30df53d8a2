# exercise: gelu
# breaks: 1
# hint: signature
# Another name for the parameter.
def gelu(input):
    return input * torch.special.ndtr(input)
