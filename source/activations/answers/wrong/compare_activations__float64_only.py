# exercise: compare_activations
# breaks: 3
# hint: dtype_kept
# Builds a float64 weight for the mean that does not go with float32.
def compare_activations(activations, x):
    share = torch.full((len(x),), 1 / len(x), dtype=torch.float64, device=x.device)
    table = {}
    for name, f in activations.items():
        s, y = activation_gradient(f, x), f(x.sort().values)
        table[name] = {
            "mean": (share @ y).item(),
            "zero_gradient": (s == 0).double().mean().item(),
            "max_slope": s.abs().max().item(),
            "monotone": bool((y.diff() >= -1e-9).all()),
        }
    return table
