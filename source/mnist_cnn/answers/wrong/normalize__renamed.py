# exercise: normalize
# breaks: 1
# hint: names_and_views
# A parameter has another name.
import torch


def normalize(
    x: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = x.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return ((pixels - mean) / std).float(), mean, std
