# exercise: BatchNorm2d
# breaks: 5
# hint: norm_any_input
# Flattens with view, which needs contiguous memory.
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
        flat = x.view(len(x), len(self.weight), -1)
        if self.training:
            count = flat.shape[0] * flat.shape[2]
            if count == 1:
                raise ValueError("a single value")
            mean, variance = flat.mean((0, 2)), flat.var((0, 2), correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(variance * count / (count - 1), self.momentum)
        else:
            mean, variance = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(variance + self.eps)
        return ((flat - mean[:, None]) * scale[:, None] + self.bias[:, None]).view(x.shape)
