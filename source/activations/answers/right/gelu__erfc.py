# exercise: gelu
gelu = lambda x: 0.5 * x * torch.special.erfc(-x * 0.70710678118654752440)
