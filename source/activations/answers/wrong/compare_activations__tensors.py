# exercise: compare_activations
# breaks: 10
# hint: plain_float
# Tensors instead of numbers.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean(),
            "zero_gradient": (s == 0).double().mean(),
            "max_slope": s.abs().max(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
