# exercise: count_ones
# breaks: 68
# hint: count_seed
# A generator of its own, with another seed at each call. (Not from the clock: the gate wants the same verdict.)
import itertools

import torch
from torch import nn

calls = itertools.count(8)


class Counter(nn.Module):
    def __init__(self, U, W):
        super().__init__()
        self.U, self.W = nn.Parameter(U), nn.Parameter(W)

    def forward(self, sequences):
        state = torch.zeros(len(sequences), device=sequences.device)
        for t in range(sequences.shape[1]):
            state = state * self.W + sequences[:, t] * self.U
        return state


def count_ones(sequences, labels, seed=0):
    generator = torch.Generator().manual_seed(next(calls))
    network = Counter(*torch.rand(2, generator=generator)).to(sequences.device)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
    for _ in range(110):
        optimizer.zero_grad()
        loss = ((network(sequences) - labels) ** 2).mean()
        loss.backward()
        optimizer.step()
    return network
