# exercise: normalize
# breaks: 10
# hint: normalize_formula
# Divides by the largest pixel.
import math


def normalize(images, mean=None, std=None):
    def total(power):
        return sum(int((chunk.to(torch.int64) ** power).sum()) for chunk in images.split(7))

    n = images.numel()
    if std is None:
        std = math.sqrt(n * total(2) - total(1) ** 2) / n / 255
    if mean is None:
        mean = total(1) / n / 255
    out = torch.empty(images.shape[0], 1, *images.shape[1:], device=images.device)
    out[:, 0] = images
    out /= max(1, out.max())
    out -= mean
    out /= std
    return out, mean, std
