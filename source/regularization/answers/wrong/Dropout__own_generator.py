# exercise: Dropout
# breaks: 38
# hint: dropout_global
# Has a generator of its own.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p
        self.generator = torch.Generator().manual_seed(0)

    def forward(self, x):
        return dropout(x, self.p, self.training, self.generator)
