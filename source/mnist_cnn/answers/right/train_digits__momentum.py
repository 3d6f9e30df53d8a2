# exercise: train_digits
import torch
from torch import nn
from torch.nn.utils import skip_init


def train_digits(images, labels, seed=0, device="cpu"):
    order = torch.Generator().manual_seed(int(seed))
    # No layer draws its own weights, so there is no global state to restore.
    model = nn.Sequential(
        skip_init(nn.Conv2d, 1, 16, 5, stride=2), nn.ReLU(),
        skip_init(nn.Conv2d, 16, 48, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        skip_init(nn.Linear, 48 * 25, 10),
    )  # fmt: skip
    with torch.no_grad():
        for parameter in model.parameters():
            bound = (3 / parameter[0].numel()) ** 0.5 if parameter.dim() > 1 else 0.0
            parameter.copy_(bound * (2 * torch.rand(parameter.shape, generator=order) - 1))
    model.to(device)
    x, mean, std = normalize(images)  # noqa: F821
    data = torch.utils.data.TensorDataset(x, labels)
    loader = torch.utils.data.DataLoader(data, 25, shuffle=True, generator=order)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, weight_decay=1e-3)
    for _ in range(10):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x.to(device)), y.to(device)).backward()
            optimizer.step()
    return model.eval()
