# exercise: selu
# breaks: 4
# hint: any_shape
# Masks that are put together again as a vector.
def selu(x):
    scale, alpha = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717
    shape = x.shape
    x = x.reshape(len(x), -1)
    return (scale * torch.where(x > 0, x, alpha * torch.expm1(x.clamp(max=0)))).reshape(shape)
