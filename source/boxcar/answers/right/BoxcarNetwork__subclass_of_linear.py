# exercise: BoxcarNetwork
class _Layer(nn.Linear):
    def fill(self, weight, bias):
        with torch.no_grad():
            self.weight[:] = torch.as_tensor(weight)
            self.bias[:] = torch.as_tensor(bias)
        return self


class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or not sharpness > 0:
            raise ValueError(f"no box: {a}, {b}, {sharpness}")
        self.hidden = _Layer(1, 2).fill([[sharpness]] * 2, [-a * sharpness, -b * sharpness])
        self.output = _Layer(2, 1).fill([[height, -height]], [0.0])

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
