# exercise: compare_activations
# breaks: 62
# hint: slope_sign
# The largest slope with its sign.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.max().item() if len(s) > 1 else s.abs().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
