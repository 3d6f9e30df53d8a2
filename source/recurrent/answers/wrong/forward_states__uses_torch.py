# exercise: forward_states
# breaks: 11
# Torch tensors inside.
import torch


def forward_states(x, U, W):
    states = torch.zeros(x.shape[0], x.shape[1] + 1, dtype=torch.float64)
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + torch.tensor(x[:, t]) * U
    return states.numpy()
