# exercise: silu
# breaks: 9
# hint: gradient_formula
# A backward that views what arrives as a vector: where rows are summed it is not contiguous.
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        gate = torch.sigmoid(x)
        slope = gate * (1 + x * (1 - gate))
        return (upstream.view(-1) * slope.reshape(-1)).view(x.shape)


def silu(x):
    return Swish.apply(x)
