# exercise: PReLU
# breaks: 45
# hint: prelu_weight_gradient
# .data cuts the weight out of the graph.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        weight = self.weight.data.squeeze()
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            weight = weight.reshape(-1, *[1] * (x.ndim - 2))
        return torch.where(x > 0, x, weight * x)
