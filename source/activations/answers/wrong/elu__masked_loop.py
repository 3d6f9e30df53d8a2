# exercise: elu
# breaks: 4
# hint: any_shape
# A loop over the first dimension.
def elu(x, alpha=1.0):
    y = torch.zeros(len(x), dtype=x.dtype)
    y = y.to(x.device)
    if x.ndim > 1:
        return torch.stack([elu(row, alpha) for row in x])
    return torch.where(x > 0, x, alpha * torch.expm1(x.clamp(max=0))) + y
