# exercise: elu
# breaks: 9
# hint: calls_apart
# What backward needs is kept in the class, so that two calls before one backward get mixed up.
class Exponential(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, alpha):
        Exponential.slope = torch.where(x > 0, torch.ones_like(x), alpha * torch.exp(x.clamp(max=0)))
        return torch.where(x > 0, x, alpha * torch.expm1(x.clamp(max=0)))

    @staticmethod
    def backward(ctx, upstream):
        return upstream * Exponential.slope, None


def elu(x, alpha=1.0):
    return Exponential.apply(x, alpha)
