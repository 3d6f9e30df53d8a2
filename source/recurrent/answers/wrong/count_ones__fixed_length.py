# exercise: count_ones
# breaks: 65, 67
# hint: count_longer
# One linear layer for exactly ten bits.
import torch
from torch import nn


class Ten(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(10, 1)
        nn.init.zeros_(self.layer.weight)
        nn.init.zeros_(self.layer.bias)

    def forward(self, sequences):
        return self.layer(sequences).squeeze(1)


def count_ones(sequences, labels, seed=0):
    with torch.random.fork_rng(devices=[]):
        network = Ten()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
    for _ in range(150):
        optimizer.zero_grad()
        ((network(sequences) - labels) ** 2).mean().backward()
        optimizer.step()
    return network
