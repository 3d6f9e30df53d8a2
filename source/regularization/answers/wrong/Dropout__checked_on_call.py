# exercise: Dropout
# breaks: 35
# hint: module_range
# Raises the ValueError only when it is called.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, x):
        return dropout(x, self.p, self.training)
