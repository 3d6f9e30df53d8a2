# exercise: Dropout
# breaks: 36
# hint: dropout_repeats
# Draws one mask and keeps it.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p
        self.mask = None

    def forward(self, x):
        if not self.training or self.p in (0, 1):
            return dropout(x, self.p, self.training)
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = torch.rand_like(x) >= self.p
        return x * self.mask / (1 - self.p)
