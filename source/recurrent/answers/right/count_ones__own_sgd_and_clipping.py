# exercise: count_ones
# Batches from a generator of its own, clipped steps without an optimizer.
import torch
from torch import nn


def count_ones(sequences, labels, seed=0):
    class ReluCounter(nn.Module):
        """s = relu(w s + u x + b), which cannot saturate on the right."""

        def __init__(self, start):
            super().__init__()
            self.weights = nn.Parameter(start)

        def forward(self, sequences):
            w, u, b = self.weights
            state = 0.0 * sequences.sum(dim=1)
            for x in sequences.T:
                state = torch.relu(w * state + u * x + b)
            return state

    generator = torch.Generator().manual_seed(seed)
    start = torch.tensor([0.9, 0.6, 0.0]) + 0.05 * torch.rand(3, generator=generator)
    network = ReluCounter(start.to(sequences.device))
    for step in range(600):
        rows = torch.randint(0, len(sequences), (64,), generator=generator).to(sequences.device)
        loss = nn.functional.mse_loss(network(sequences[rows]), labels[rows])
        (gradient,) = torch.autograd.grad(loss, [network.weights])
        rate = 0.02 / (1 + step / 100)
        with torch.no_grad():
            network.weights -= rate * gradient / gradient.norm().clamp(min=1.0)
    return network
