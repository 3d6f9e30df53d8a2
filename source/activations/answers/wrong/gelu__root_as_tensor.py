# exercise: gelu
# breaks: 3
# hint: dtype_kept
# √2 as a float64 tensor without dimensions: harmless, unless x has none either.
def gelu(x):
    root = torch.tensor(2.0, dtype=torch.float64).sqrt()
    return 0.5 * x * (1 + torch.erf(x / root))
