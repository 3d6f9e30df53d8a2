# exercise: dropout
class _Drop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, mask):
        ctx.save_for_backward(mask)
        return x * mask

    @staticmethod
    def backward(ctx, upstream):
        (mask,) = ctx.saved_tensors
        return upstream * mask, None


def dropout(x, p, training=True, generator=None):
    if p < 0 or p > 1:
        raise ValueError("p should be a probability")
    if not training or p == 0:
        return 1 * x
    mask = torch.zeros_like(x)
    if p < 1:
        chosen = torch.rand(x.numel(), generator=generator, device=x.device).reshape(x.shape) > p
        mask[chosen] = 1 / (1 - p)
    return _Drop.apply(x, mask)
