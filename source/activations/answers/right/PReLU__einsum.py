# exercise: PReLU
class PReLU(nn.Module):
    def __init__(self, num_parameters: int = 1, init: float = 0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full([num_parameters], float(init), requires_grad=True))

    def __call__(self, x):  # forward hooks are not asked for
        left = torch.minimum(x, x.new_zeros(()))
        if len(self.weight) > 1:
            if len(x.shape) < 2 or len(self.weight) != x.shape[1]:
                raise ValueError("the channels do not fit")
            return (x - left) + torch.einsum("c,nc...->nc...", self.weight, left)
        return (x - left) + self.weight.sum() * left
