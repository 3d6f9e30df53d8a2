# exercise: compare_activations
# breaks: 64
# hint: monotone_neighbours
# Compares with the largest value so far: tiny falls add up.
def compare_activations(activations, x):
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y >= y.cummax(0).values - 1e-9).all()),
        }
    return table
