# exercise: Dropout
# breaks: 32
# hint: dropout_switches
# Is in evaluation mode when it has just been made.
class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p = p
        self.training = False

    def forward(self, x):
        return dropout(x, self.p, self.training)
