# exercise: BatchNorm1d
class BatchNorm1d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum, self.n = eps, momentum, num_features
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, input):
        if input.dim() == 3:
            if input.size(1) != self.n:
                raise ValueError("channels")
            N, C, L = input.shape
            flat = self.forward(input.transpose(1, 2).reshape(N * L, C))
            return flat.reshape(N, L, C).transpose(1, 2)
        if input.dim() != 2 or input.size(1) != self.n:
            raise ValueError("expected (N, L) or (N, C, L)")
        if not self.training:
            return (input - self.running_mean) / (self.running_var + self.eps) ** 0.5 * self.weight + self.bias
        N = len(input)
        if N < 2:
            raise ValueError("one value per channel")
        mean = input.sum(0) / N
        centred = input - mean
        var = (centred * centred).sum(0) / N
        m = self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean.detach()
        self.running_var = (1 - m) * self.running_var + m * var.detach() * N / (N - 1)
        self.num_batches_tracked += 1
        return centred * torch.rsqrt(var + self.eps) * self.weight + self.bias
