# exercise: compare_activations
# breaks: 58
# hint: comparison_form
# Sorts the names.
def compare_activations(activations, x):
    table = {}
    for name in sorted(activations):
        s, y = activation_gradient(activations[name], x), activations[name](x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
