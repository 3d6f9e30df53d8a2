# exercise: train_digits
# breaks: 64
# hint: digits_accuracy_90
# No convolution at all.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(nn.AvgPool2d(4), nn.Flatten(), nn.Linear(49, 10)).to(device)
        data = TensorDataset(normalize(images)[0], labels)
        loader = DeviceLoader(DataLoader(data, batch_size=50, shuffle=True), device)
        optimizer = torch.optim.Adadelta(model.parameters())
        fit(model, nn.functional.cross_entropy, optimizer, loader, [next(iter(loader))], epochs=8)
    return model
