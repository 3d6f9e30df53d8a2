# exercise: PReLU
# breaks: 6
# hint: argument_changed
# Scales the caller's tensor, behind autograd's back.
class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        weight = self.weight.squeeze()
        if len(self.weight) > 1:
            if x.ndim < 2 or x.shape[1] != len(self.weight):
                raise ValueError("channels")
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))
        result = torch.where(x > 0, x, weight * x.clone())
        if not torch.is_grad_enabled() or not x.requires_grad:
            kept = x.clone()
            result = torch.where(kept > 0, kept, weight * kept)
            x.clamp_(min=0)
        return result
