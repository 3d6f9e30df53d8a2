# exercise: activation_gradient
# breaks: 48
# hint: autograd_not_differences
# Central differences.
def activation_gradient(f, x):
    h = 1e-3 if x.dtype == torch.float32 else 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)
