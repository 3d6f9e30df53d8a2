# exercise: BoxcarNetwork
class BoxcarNetwork(nn.Module):
    def __init__(self, a: float, b: float, height: float, sharpness: float = 50.0):
        super(BoxcarNetwork, self).__init__()
        if a >= b or sharpness <= 0:
            raise ValueError("bad box")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        for unit, (edge, sign) in enumerate([(a, 1.0), (b, -1.0)]):
            self.hidden.weight.data[unit, 0] = sharpness
            self.hidden.bias.data[unit] = -sharpness * edge
            self.output.weight.data[0, unit] = sign * height
        self.output.bias.data[0] = 0.0

    def forward(self, x):
        return self.output(torch.special.expit(self.hidden(x)))
