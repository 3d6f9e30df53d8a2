# exercise: selu
# breaks: 30
# hint: lambda_missing_left
# lambda on the right, alpha on the left.
def selu(x):
    return torch.where(
        x > 0,
        1.0507009873554804934193349852946 * x,
        1.6732632423543772848170429916717 * torch.expm1(x.clamp(max=0)),
    )
