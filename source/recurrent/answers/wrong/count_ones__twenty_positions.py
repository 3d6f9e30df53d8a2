# exercise: count_ones
# breaks: 65
# hint: count_any_length
# One weight for each of at most 20 positions.
import torch
from torch import nn


def count_ones(sequences, labels, seed=0):
    class Positions(nn.Module):
        def __init__(self):
            super().__init__()
            self.weights = nn.Parameter(torch.ones(20))

        def forward(self, rows):
            state = torch.zeros(len(rows))
            for t in range(rows.shape[1]):
                state = state + rows[:, t] * self.weights[t]
            return state

    return Positions()
