# exercise: selu
# breaks: 6
# hint: argument_changed
# exp_ and friends work in the caller's tensor.
def selu(x):
    y = x.clone()
    x.detach().clamp_(max=0).expm1_()
    return 1.0507009873554804934193349852946 * torch.where(
        y > 0, y, 1.6732632423543772848170429916717 * torch.expm1(y.clamp(max=0))
    )
