# exercise: BoxcarNetwork
# breaks: 18, 22
# hint: network_forward
# Keeps the box as numbers and computes its formula; the two layers are a decoration.
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        super().__init__()
        if not b > a or not sharpness > 0:
            raise ValueError("b > a and sharpness > 0")
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        self.box = a, b, height, sharpness

    def forward(self, x):
        a, b, height, k = self.box
        return height * (torch.sigmoid(k * (x - a)) - torch.sigmoid(k * (x - b)))
