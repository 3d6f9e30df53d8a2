# exercise: Dropout
# breaks: 6
# hint: argument_changed
# Zeroes the input in place.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        if not self.training or self.p in (0, 1):
            return dropout(x, self.p, self.training)
        drop = torch.rand_like(x) < self.p
        with torch.no_grad():
            x.masked_fill_(drop, 0)
        return x * ~drop / (1 - self.p)
