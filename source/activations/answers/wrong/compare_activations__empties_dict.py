# exercise: compare_activations
# breaks: 6
# hint: argument_changed
# Takes the functions out of the caller's dict.
def compare_activations(activations, x):
    table = {}
    while activations:
        name = next(iter(activations))
        f = activations.pop(name)
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
