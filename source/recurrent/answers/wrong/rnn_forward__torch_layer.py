# exercise: rnn_forward
# breaks: 45
# Torch's own recurrent layer.
import torch


def rnn_forward(X, s0, U, W, V, b, c):
    layer = torch.nn.RNN(*U.shape, dtype=torch.float64)
    known = {"weight_ih_l0": U.T, "weight_hh_l0": W.T, "bias_ih_l0": b, "bias_hh_l0": 0 * b}
    layer.load_state_dict({name: torch.tensor(value) for name, value in known.items()})
    with torch.no_grad():
        states, _ = layer(torch.tensor(X), torch.tensor(s0)[None])
    states = torch.cat([torch.tensor(s0)[None], states]).numpy()
    return states, states[1:] @ V + c
