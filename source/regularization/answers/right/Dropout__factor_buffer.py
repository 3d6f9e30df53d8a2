# exercise: Dropout
class Dropout(torch.nn.Module):
    def __init__(self, p: float = 0.5):
        super().__init__()
        if not (p >= 0 and p <= 1):
            raise ValueError(f"{p}")
        self.register_buffer("p", torch.tensor(float(p), dtype=torch.float64))

    def forward(self, input):
        if not self.training or self.p == 0:
            return input.clone()
        kept = torch.rand_like(input) >= float(self.p)
        return torch.where(kept, input / max(1 - float(self.p), 1e-300), torch.zeros_like(input)) if self.p < 1 else 0 * input
