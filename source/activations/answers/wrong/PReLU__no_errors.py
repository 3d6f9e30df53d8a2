# exercise: PReLU
# breaks: 42
# hint: prelu_errors
# Lets torch complain, or broadcast.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        weight = self.weight.squeeze()
        if len(self.weight) > 1:
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
