# exercise: selu
# breaks: 30
# hint: lambda_forgotten
# An ELU with another alpha.
def selu(x):
    return torch.where(x > 0, x, 1.6732632423543772848170429916717 * torch.expm1(x.clamp(max=0)))
