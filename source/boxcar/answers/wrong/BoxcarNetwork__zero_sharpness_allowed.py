# exercise: BoxcarNetwork
# breaks: 25
# hint: network_sharpness_error
# Refuses only negative sharpnesses.
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or sharpness < 0:
            raise ValueError("b > a and sharpness > 0")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.fill_(sharpness)
            self.hidden.bias.copy_(torch.tensor([-sharpness * a, -sharpness * b]))
            self.output.weight.copy_(torch.tensor([[height, -height]]))
            self.output.bias.zero_()

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))
