# exercise: squared_error
# breaks: 13
# Leaves the work to torch.
import torch


def squared_error(x, y, U, W):
    last = torch.from_numpy(forward_states(x, U, W)[:, -1].copy())
    return float(torch.nn.functional.mse_loss(last, torch.from_numpy(y), reduction="sum"))
