# exercise: selu
# breaks: 9
# hint: no_gradient
# Under no_grad there is nothing to differentiate.
@torch.no_grad()
def selu(x):
    return 1.0507009873554804934193349852946 * torch.where(
        x > 0, x, 1.6732632423543772848170429916717 * torch.expm1(x.clamp(max=0))
    )
