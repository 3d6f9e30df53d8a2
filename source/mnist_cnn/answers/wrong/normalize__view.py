# exercise: normalize
# breaks: 5
# hint: names_and_views
# Wants contiguous memory.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.view(-1).view(len(images), 1, 28, 28).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean, std
