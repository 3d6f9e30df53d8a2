# exercise: PReLU
class PReLU(torch.nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.num_parameters = num_parameters
        self.weight = torch.nn.Parameter(torch.ones(num_parameters) * init)

    def forward(self, input):
        if self.num_parameters == 1:
            return input.clamp(min=0) + self.weight[0] * input.clamp(max=0)
        if input.dim() < 2 or input.size(1) != self.num_parameters:
            raise ValueError("channels")
        last = input.transpose(1, -1)
        return (last.clamp(min=0) + self.weight * last.clamp(max=0)).transpose(1, -1)
