# exercise: normalize
def normalize(images, mean=None, std=None):
    counts = np.bincount(images.cpu().numpy().ravel(), minlength=256)
    grey = np.arange(256) / 255
    if mean is None:
        mean = np.average(grey, weights=counts)
    if std is None:
        std = np.sqrt(np.average(grey**2, weights=counts) - np.average(grey, weights=counts) ** 2)
    table = torch.tensor((grey - mean) / std, dtype=torch.float32, device=images.device)
    return table[images.long()][:, None], mean, std
