# exercise: PReLU
# breaks: 40
# hint: prelu_one_for_all
# The weight of shape (1,) turns a 0-d input into a vector.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        weight = self.weight
        if len(weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(weight):
                raise ValueError("channels")
            weight = weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
