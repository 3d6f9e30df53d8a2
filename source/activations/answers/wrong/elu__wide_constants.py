# exercise: elu
# breaks: 3
# hint: dtype_kept
# A float64 tensor of zeros makes the result float64.
def elu(x, alpha=1.0):
    left = torch.minimum(x, torch.zeros(x.shape, dtype=torch.float64, device=x.device))
    return torch.where(x > 0, x, alpha * torch.expm1(left))
