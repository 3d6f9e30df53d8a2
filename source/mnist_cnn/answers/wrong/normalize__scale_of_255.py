# exercise: normalize
# breaks: 11
# hint: normalize_255
# The statistics returned are those of the raw pixels.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean * 255, std * 255
