# exercise: elu
class ELU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, alpha):
        left = torch.expm1(x.clamp(max=0))
        ctx.save_for_backward(x, left)
        ctx.alpha = alpha
        return torch.where(x > 0, x, alpha * left)

    @staticmethod
    def backward(ctx, upstream):
        x, left = ctx.saved_tensors
        return upstream * torch.where(x > 0, torch.ones_like(x), ctx.alpha * (left + 1)), None


elu = lambda x, alpha=1.0: ELU.apply(x, alpha)
