# exercise: BatchNorm2d
class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.eps, self.momentum = eps, momentum

    def forward(self, x):
        if x.dim() != 4 or x.shape[1] != self.weight.shape[0]:
            raise ValueError("(N, C, H, W)")
        rows = x.permute(0, 2, 3, 1).reshape(-1, x.shape[1])
        if self.training:
            if len(rows) == 1:
                raise ValueError("single")
            mean, var = rows.mean(0), rows.var(0, unbiased=False)
            with torch.no_grad():
                self.running_mean += self.momentum * (mean - self.running_mean)
                self.running_var += self.momentum * (rows.var(0) - self.running_var)
        else:
            mean, var = self.running_mean, self.running_var
        rows = (rows - mean) / torch.sqrt(var + self.eps) * self.weight + self.bias
        return rows.reshape(x.shape[0], x.shape[2], x.shape[3], x.shape[1]).permute(0, 3, 1, 2)
