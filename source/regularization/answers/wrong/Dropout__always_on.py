# exercise: Dropout
# breaks: 33
# hint: module_modes
# Never looks at the mode.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        return dropout(x, self.p)
