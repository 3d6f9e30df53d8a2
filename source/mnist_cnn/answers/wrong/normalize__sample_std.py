# exercise: normalize
# breaks: 12
# hint: normalize_sample_std
# torch's default divides by the number minus one.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std().item()
    return ((pixels - mean) / std).float(), mean, std
