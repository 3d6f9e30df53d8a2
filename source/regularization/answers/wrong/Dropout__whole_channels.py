# exercise: Dropout
# breaks: 36
# hint: dropout_own
# Switches whole channels off.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        if not self.training or x.ndim < 3:
            return dropout(x, self.p, self.training)
        return x * dropout(torch.ones(x.shape[:2]), self.p)[(...,) + (None,) * (x.ndim - 2)]
