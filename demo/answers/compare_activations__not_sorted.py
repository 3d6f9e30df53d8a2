def compare_activations(activations, x):
    result = {}
    for name, f in activations.items():
        y = f(x)
        slope = activation_gradient(f, x)
        result[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (slope == 0).double().mean().item(),
            "max_slope": slope.max().item(),
            "monotone": bool((y[1:] - y[:-1] >= -1e-9).all()),
        }
    return result
