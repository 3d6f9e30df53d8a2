# exercise: count_ones
# breaks: 70
# Torch's own recurrent layer.
import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.recurrent = nn.RNN(1, 1, nonlinearity="relu", batch_first=True, bias=False)
        for each in self.parameters():
            nn.init.constant_(each, 0.8)

    def forward(self, sequences):
        _, last = self.recurrent(sequences.unsqueeze(-1))
        return last[0, :, 0]


def count_ones(sequences, labels, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = Layer()
        optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
        for _ in range(100):
            optimizer.zero_grad()
            ((network(sequences) - labels) ** 2).mean().backward()
            optimizer.step()
    return network
