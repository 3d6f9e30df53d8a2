# exercise: BoxcarNetwork
# breaks: 8
# hint: network_forward
# Reads the input's memory as if it were contiguous, to get rid of a dimension and put it back.
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
            self.output.bias.zero_()

    def forward(self, x):
        column = torch.as_strided(x, (x.shape[0], 1), (1, 1))
        return self.output(torch.sigmoid(self.hidden(column)))
