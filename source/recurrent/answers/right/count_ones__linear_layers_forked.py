# exercise: count_ones
# Linear layers as a cell, with the global state put back by fork_rng.
import torch
from torch import nn


class Linear(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.enter = nn.Linear(1, hidden, bias=False)
        self.stay = nn.Linear(hidden, hidden, bias=False)
        self.leave = nn.Linear(hidden, 1, bias=False)
        with torch.no_grad():
            self.stay.weight.copy_(0.9 * torch.eye(hidden))

    def forward(self, sequences):
        state = sequences.new_zeros(len(sequences), self.stay.in_features)
        for column in sequences.split(1, dim=1):
            state = self.stay(state) + self.enter(column)
        return self.leave(state).squeeze(1)


def count_ones(sequences, labels, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = Linear().to(sequences.device)
        optimizer = torch.optim.Adam(network.parameters(), lr=0.02)
        for _ in range(400):
            optimizer.zero_grad()
            nn.functional.mse_loss(network(sequences), labels).backward()
            optimizer.step()
    return network
