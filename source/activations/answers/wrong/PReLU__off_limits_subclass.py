# exercise: PReLU
# breaks: 46
# Inherits everything from PyTorch's module.
class PReLU(torch.nn.PReLU):
    def forward(self, x):
        if self.num_parameters > 1 and (x.ndim < 2 or x.shape[1] != self.num_parameters):
            raise ValueError("channels")
        return super().forward(x)
