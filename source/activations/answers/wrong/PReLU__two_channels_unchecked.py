# exercise: PReLU
# breaks: 8, 42
# hint: prelu_errors
# More than two channels are compared with the input, two are not.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), float(init)))

    def forward(self, x):
        count = self.weight.numel()
        if count > 2 and (x.dim() < 2 or x.shape[1] != count):
            raise ValueError("the channels do not fit")
        weight = self.weight.view(1, count, *[1] * (x.dim() - 2)) if count > 1 else self.weight.view(())
        return torch.where(x > 0, x, weight * x)
