# exercise: BatchNorm2d
# breaks: 73
# hint: norm_no_affine
# Forgets weight and bias.
class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if x.ndim != 4 or x.shape[1] != len(self.weight):
            raise ValueError("shape")
        others = [0, 2, 3]
        column = [-1] + [1] * (x.ndim - 2)
        if self.training:
            count = x.numel() // x.shape[1]
            if count == 1:
                raise ValueError("a single value")
            mean, variance = x.mean(others), x.var(others, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(variance * count / (count - 1), self.momentum)
        else:
            mean, variance = self.running_mean, self.running_var
        scale = torch.rsqrt(variance + self.eps)
        return (x - mean.reshape(column)) * scale.reshape(column) + 0 * self.bias.reshape(column)
