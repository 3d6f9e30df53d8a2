# exercise: compare_activations
def compare_activations(activations, x):
    def row(f):
        s = activation_gradient(f, x).cpu().numpy()
        y = f(torch.sort(x)[0]).detach().cpu().numpy()
        return {
            "mean": y.mean(),
            "zero_gradient": np.mean(s == 0),
            "max_slope": np.abs(s).max(),
            "monotone": np.all(np.diff(y) >= -1e-9),
        }

    return {name: row(f) for name, f in activations.items()}
