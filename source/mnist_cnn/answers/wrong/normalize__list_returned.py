# exercise: normalize
# breaks: 8
# hint: normalize_tuple
# Returns a list.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return [((pixels - mean) / std).float(), mean, std]
