# exercise: Dropout
# breaks: 33
# hint: module_switched
# Remembers the mode of its first call.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p
        self.on = None

    def forward(self, x):
        if self.on is None:
            self.on = self.training
        return dropout(x, self.p, self.on)
