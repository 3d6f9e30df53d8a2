# exercise: PReLU
# breaks: 39
# hint: prelu_init
# Always starts with 0.25.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), 0.25))

    def forward(self, x):
        weight = self.weight.squeeze()
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
