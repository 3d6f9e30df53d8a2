# exercise: leaky_relu
# breaks: 23
# hint: calls_apart
# A cache knows tensors by their identity: one that changed in place gets the old result.
import functools
@functools.lru_cache(maxsize=None)
def leaky_relu(x, negative_slope=0.01):
    return torch.where(x > 0, x, negative_slope * x)
