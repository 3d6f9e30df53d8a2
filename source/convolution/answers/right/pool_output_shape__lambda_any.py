# exercise: pool_output_shape
# One expression and a helper that raises.
def _refuse():
    raise ValueError("padding of more than half a window")


pool_output_shape = lambda shape, window, stride=None, padding=0: (
    _refuse()
    if any(p > k // 2 for k, p in zip(as_pair(window), as_pair(padding)))
    else conv_output_shape(shape, window, {None: window}.get(stride, stride), padding)
)
