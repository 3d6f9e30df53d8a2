# exercise: BoxcarNetwork
# breaks: 3, 19
# hint: network_initial
# Sets six numbers and leaves the seventh, the bias of the output, as nn.Linear drew it.
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or not sharpness > 0:
            raise ValueError("b > a and sharpness > 0")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.fill_(sharpness)
            self.hidden.bias.copy_(torch.tensor([-sharpness * a, -sharpness * b]))
            self.output.weight.copy_(torch.tensor([[height, -height]]))

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
