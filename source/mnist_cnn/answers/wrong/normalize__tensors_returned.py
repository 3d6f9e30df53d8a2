# exercise: normalize
# breaks: 6
# hint: normalize_floats
# Mean and deviation stay tensors.
import torch


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    pixels = images.unsqueeze(1).double() / 255
    if mean is None:
        mean = pixels.mean()
    if std is None:
        std = pixels.std(correction=0)
    return ((pixels - mean) / std).float(), mean, std
