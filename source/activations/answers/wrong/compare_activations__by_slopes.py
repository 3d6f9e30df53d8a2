# exercise: compare_activations
# breaks: 63
# hint: monotone_neighbours
# Judges by the slopes at the samples.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((s <= 0).all()) or bool((s >= 0).all()),
        }
    return table
