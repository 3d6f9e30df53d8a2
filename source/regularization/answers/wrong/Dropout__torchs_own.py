# exercise: Dropout
# breaks: 40
# Wraps torch.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p
        self.inner = nn.Dropout(p)

    def forward(self, x):
        return self.inner(x)
