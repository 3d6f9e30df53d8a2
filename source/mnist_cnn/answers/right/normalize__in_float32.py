# exercise: normalize
def normalize(images, mean=None, std=None):
    x = images[:, None].float() / 255.0
    mean = x.mean().item() if mean is None else mean
    std = x.std(unbiased=False).item() if std is None else std
    return (x - mean) / std, mean, std
