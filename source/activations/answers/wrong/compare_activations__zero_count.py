# exercise: compare_activations
# breaks: 61
# hint: zero_gradient_fraction
# A count, not a fraction.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": float((s == 0).sum()),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
