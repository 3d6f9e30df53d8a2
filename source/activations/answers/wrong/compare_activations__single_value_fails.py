# exercise: compare_activations
# breaks: 65
# hint: single_value
# The smallest of no steps.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": y.diff().min().item() >= -1e-9,
        }
    return table
