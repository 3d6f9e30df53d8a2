# exercise: Dropout
class _Drop(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return dropout(x, self.p, training=self.training)


def Dropout(p=0.5):
    if 0 <= p <= 1:
        return _Drop(p)
    raise ValueError("p is a probability")
