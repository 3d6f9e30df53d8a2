# exercise: elu
# breaks: 28
# hint: branch_overflows
# The branch that is not picked is infinite: 0 * inf = nan in the gradient.
def elu(x, alpha=1.0):
    return torch.where(x > 0, x, alpha * (torch.exp(x) - 1))
