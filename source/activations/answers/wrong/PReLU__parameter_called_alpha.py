# exercise: PReLU
# breaks: 38
# hint: prelu_parameter
# The parameter is there, under another name.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.alpha = nn.Parameter(torch.full((num_parameters,), init))

    @property
    def weight(self):
        return self.alpha

    def forward(self, x):
        weight = self.weight.squeeze()
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
