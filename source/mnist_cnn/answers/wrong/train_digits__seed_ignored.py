# exercise: train_digits
# breaks: 61
# hint: digits_seed
# The weights come from wherever the global state is.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    with torch.random.fork_rng():
        model = nn.Sequential(conv_rounds(1, 8, 32), nn.Dropout(0.3), nn.Linear(512, 10)).to(device)
        data = TensorDataset(normalize(images)[0], labels)
        loader = DeviceLoader(DataLoader(data, batch_size=50, shuffle=True), device)
        optimizer = torch.optim.Adadelta(model.parameters())
        fit(model, nn.functional.cross_entropy, optimizer, loader, [next(iter(loader))], epochs=8)
    return model
