# exercise: lstm_step
# breaks: 64
# Torch's own cell.
import numpy as np
import torch


def lstm_step(x, h, c, parameters):
    cell = torch.nn.LSTMCell(x.shape[1], h.shape[1], dtype=torch.float64)
    names = {"weight_ih": "W_ih", "weight_hh": "W_hh", "bias_ih": "b_ih", "bias_hh": "b_hh"}
    cell.load_state_dict({name: torch.tensor(parameters[key]) for name, key in names.items()})
    with torch.no_grad():
        h_new, c_new = cell(torch.tensor(x), (torch.tensor(h), torch.tensor(c)))
    return h_new.numpy(), c_new.numpy()
