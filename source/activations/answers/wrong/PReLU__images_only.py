# exercise: PReLU
# breaks: 41
# hint: prelu_channels
# Takes for granted that inputs with channels are images.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        if len(self.weight) == 1:
            return torch.where(x > 0, x, self.weight.squeeze() * x)
        if x.ndim < 2 or x.shape[1] != len(self.weight):
            raise ValueError("channels")
        return torch.where(x > 0, x, self.weight.view(1, -1, 1, 1) * x)
