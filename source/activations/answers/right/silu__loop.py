# exercise: silu
def silu(x):
    if x.numel() == 0:
        return x * 1.0
    return torch.stack([v * torch.sigmoid(v) for v in x.reshape(-1)]).reshape(x.shape)
