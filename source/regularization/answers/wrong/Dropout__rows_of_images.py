# exercise: Dropout
# breaks: 4
# hint: argument_changed
# Wants a batch of rows.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        return torch.stack([dropout(row, self.p) for row in x])
