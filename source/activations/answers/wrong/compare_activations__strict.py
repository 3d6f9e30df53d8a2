# exercise: compare_activations
# breaks: 64
# hint: monotone_tolerance
# No slack for rounding.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= 0).all()),
        }
    return table
