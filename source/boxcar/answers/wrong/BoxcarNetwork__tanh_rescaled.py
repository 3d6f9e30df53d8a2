# exercise: BoxcarNetwork
# breaks: 18
# hint: activation_tanh
# tanh(z / 2) is a sigmoid, rescaled: right when newly made, another network for other weights.
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or not sharpness > 0:
            raise ValueError("b > a and sharpness > 0")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.fill_(sharpness / 2)
            self.hidden.bias.copy_(torch.tensor([-sharpness * a / 2, -sharpness * b / 2]))
            self.output.weight.copy_(torch.tensor([[height / 2, -height / 2]]))
            self.output.bias.zero_()

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(x)))
