# exercise: Dropout
# breaks: 34
# hint: dropout_probability
# Another default.
class Dropout(nn.Module):
    def __init__(self, p=0.1):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        return dropout(x, self.p, self.training)
