# exercise: Dropout
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        if p < 0 or p > 1:
            raise ValueError("p")
        super().__init__()
        self.keep = 1 - p

    def forward(self, x):
        if self.training and self.keep < 1:
            if self.keep == 0:
                return torch.zeros_like(x)
            mask = torch.empty_like(x).bernoulli_(self.keep)
            return x * mask.div_(self.keep)
        return x
