# exercise: selu
# breaks: 3
# hint: dtype_kept
# λ as a float64 tensor without dimensions: harmless, unless x has none either.
def selu(x):
    scale = torch.tensor(1.0507009873554804934193349852946, dtype=torch.float64)
    return scale * torch.where(x > 0, x, 1.6732632423543772848170429916717 * torch.expm1(x.clamp(max=0)))
