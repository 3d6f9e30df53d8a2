# exercise: selu
# breaks: 30
# hint: constants_swapped
# alpha and lambda in each other's place.
def selu(x):
    return 1.6732632423543772848170429916717 * torch.where(
        x > 0, x, 1.0507009873554804934193349852946 * torch.expm1(x.clamp(max=0))
    )
