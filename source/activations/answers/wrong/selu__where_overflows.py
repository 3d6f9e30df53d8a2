# exercise: selu
# breaks: 31
# hint: branch_overflows
# The branch that is not picked is infinite: 0 * inf = nan in the gradient.
def selu(x):
    return 1.0507009873554804934193349852946 * torch.where(
        x > 0, x, 1.6732632423543772848170429916717 * (torch.exp(x) - 1)
    )
