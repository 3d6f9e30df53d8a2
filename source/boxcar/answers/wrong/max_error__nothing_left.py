# exercise: max_error
# breaks: 30
# hint: max_error_nothing_left
# The maximum of nothing is an error.
def max_error(network, a, b, height, margin, low, high, n=2001):
    x = np.linspace(low, high, n)
    x = x[np.minimum(np.abs(x - a), np.abs(x - b)) > margin]
    with torch.no_grad():
        y = network(torch.tensor(x, dtype=torch.float32).unsqueeze(1)).squeeze(1).double().numpy()
    return float(np.abs(y - boxcar(x, a, b, height)).max())
