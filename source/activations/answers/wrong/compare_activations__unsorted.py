# exercise: compare_activations
# breaks: 63
# hint: monotone_sorted
# Looks at x in the order in which it comes.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
