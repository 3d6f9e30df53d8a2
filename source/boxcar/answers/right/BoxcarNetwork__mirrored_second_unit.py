# exercise: BoxcarNetwork
# height · (σ(k (x-a)) + σ(-k (x-b)) - 1)
class BoxcarNetwork(nn.Module):
    def __init__(self, a, b, height, sharpness=50.0):
        if b <= a or sharpness <= 0:
            raise ValueError("b > a and sharpness > 0, please")
        nn.Module.__init__(self)
        self.hidden, self.output = nn.Linear(1, 2), nn.Linear(2, 1)
        k = float(sharpness)
        self.load_state_dict(
            {
                "hidden.weight": torch.tensor([[-k], [k]]),
                "hidden.bias": torch.tensor([k * b, -k * a]),
                "output.weight": torch.tensor([[float(height), float(height)]]),
                "output.bias": torch.tensor([-float(height)]),
            }
        )

    def forward(self, x):
        hidden = self.hidden(x).sigmoid()
        return self.output(hidden)
