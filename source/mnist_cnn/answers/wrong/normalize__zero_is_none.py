# exercise: normalize
# breaks: 14
# hint: normalize_zero_mean
# Takes a mean of 0 for a missing one.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    mean = mean or pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean, std
