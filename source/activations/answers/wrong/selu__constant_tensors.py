# exercise: selu
# breaks: 3
# hint: dtype_kept
# Constants as float64 vectors.
def selu(x):
    scale = torch.full(x.shape, 1.0507009873554804934193349852946, dtype=torch.float64, device=x.device)
    return scale * torch.where(x > 0, x, 1.6732632423543772848170429916717 * torch.expm1(x.clamp(max=0)))
