# exercise: PReLU
# breaks: 41
# hint: prelu_channels
# Adds one dimension whatever the input has: with more than three, the weights land on the wrong one.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        weight = self.weight.squeeze()
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            weight = self.weight if x.ndim == 2 else self.weight.unsqueeze(1)
        return torch.where(x > 0, x, weight * x)
