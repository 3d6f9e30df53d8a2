# exercise: normalize
# breaks: 10
# hint: normalize_per_image
# Each image is normalized on its own.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    own = pixels.flatten(1)
    m = own.mean(1).reshape(-1, 1, 1, 1)
    s = own.std(1, correction=0).reshape(-1, 1, 1, 1)
    return ((pixels - m) / s).float(), mean, std
