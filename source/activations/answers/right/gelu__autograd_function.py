# exercise: gelu
class GELU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        cdf = (1 + torch.erf(x / 2**0.5)) / 2
        ctx.save_for_backward(x, cdf)
        return x * cdf

    @staticmethod
    def backward(ctx, upstream):
        x, cdf = ctx.saved_tensors
        return upstream * (cdf + x * torch.exp(-x * x / 2) / (2 * np.pi) ** 0.5)


gelu = GELU.apply
gelu = (lambda function: lambda x: function(x))(gelu)
