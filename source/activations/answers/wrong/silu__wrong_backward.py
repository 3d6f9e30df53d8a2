# exercise: silu
# breaks: 9
# hint: gradient_formula
# The product rule without its second half.
class _SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, upstream):
        x, s = ctx.saved_tensors
        return upstream * torch.where(x.abs() > 30, s, s + x * s * s)


def silu(x):
    return _SiLU.apply(x)
