# exercise: PReLU
# breaks: 41
# hint: prelu_last_dimension
# Broadcasting puts the weights on the last dimension.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            if x.shape[-1] == len(self.weight):
                return torch.where(x > 0, x, self.weight * x)
            return torch.where(x > 0, x, self.weight.reshape(-1, *[1] * (x.ndim - 2)) * x)
        return torch.where(x > 0, x, self.weight.squeeze() * x)
