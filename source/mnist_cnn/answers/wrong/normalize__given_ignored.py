# exercise: normalize
# breaks: 13
# hint: normalize_ignored
# Test data get statistics of their own.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if True:
        mean = pixels.mean().item()
    if True:
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean, std
