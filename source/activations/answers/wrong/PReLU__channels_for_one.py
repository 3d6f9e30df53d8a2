# exercise: PReLU
# breaks: 42
# hint: prelu_errors
# Demands channels even with a single parameter.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        if x.ndim < 2 or (len(self.weight) > 1 and x.shape[1] != len(self.weight)):
            raise ValueError("channels")
        weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
