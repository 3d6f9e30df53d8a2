# exercise: BoxcarNetwork
# breaks: 22
# hint: network_frozen
# The weights are right already, so it freezes them.
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or not sharpness > 0:
            raise ValueError("b > a and sharpness > 0")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        self.hidden.weight = nn.Parameter(torch.full((2, 1), sharpness), requires_grad=False)
        self.hidden.bias = nn.Parameter(torch.tensor([-sharpness * a, -sharpness * b]), requires_grad=False)
        self.output.weight = nn.Parameter(torch.tensor([[height, -height]]), requires_grad=False)
        self.output.bias = nn.Parameter(torch.zeros(1), requires_grad=False)

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
