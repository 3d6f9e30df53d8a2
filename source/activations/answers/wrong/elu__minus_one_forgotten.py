# exercise: elu
# breaks: 26
# hint: minus_one_forgotten
# alpha e^x.
def elu(x, alpha=1.0):
    return torch.where(x > 0, x, alpha * torch.exp(x.clamp(max=0)))
