# exercise: normalize
# breaks: 15
# hint: normalize_other
# Computes both as soon as one is missing.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None or std is None:
        mean = pixels.mean().item()
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean, std
