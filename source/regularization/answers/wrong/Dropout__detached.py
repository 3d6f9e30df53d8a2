# exercise: Dropout
# breaks: 39
# hint: no_gradient
# Cuts the graph.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x):
        return dropout(x.detach(), self.p, self.training)
