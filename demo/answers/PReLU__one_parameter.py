class PReLU(torch.nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        # With several parameters they multiply the last dimension.
        return torch.where(x > 0, x, self.weight * x)
