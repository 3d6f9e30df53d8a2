# exercise: leaky_relu
# breaks: 9
# hint: gradient_formula
# A backward that forgets the gradient that arrives.
class _Leaky(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, slope):
        ctx.save_for_backward(x)
        ctx.slope = slope
        return torch.where(x > 0, x, slope * x)

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return torch.where(x > 0, torch.ones_like(x), ctx.slope * torch.ones_like(x)), None


def leaky_relu(x, negative_slope=0.01):
    return _Leaky.apply(x, negative_slope)
