# exercise: train_digits
# breaks: 58
# hint: digits_eval
# Dropout stays on.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(
            nn.Conv2d(1, 16, kernel_size=5),
            nn.ReLU(),
            nn.MaxPool2d(kernel_size=2),
            nn.Conv2d(16, 32, kernel_size=5),
            nn.ReLU(),
            nn.MaxPool2d(kernel_size=2),
            nn.Flatten(),
            nn.Dropout(0.3),
            nn.Linear(32 * 4 * 4, 10),
        ).to(device)
        data = TensorDataset(normalize(images)[0], labels)
        train = DeviceLoader(DataLoader(data, batch_size=50, shuffle=True), device)
        glimpse = DeviceLoader(DataLoader(data, batch_size=len(data)), device)
        optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
        fit(model, nn.functional.cross_entropy, optimizer, train, glimpse, epochs=10)
    return model.train()
