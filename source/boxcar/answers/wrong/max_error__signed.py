# exercise: max_error
# breaks: 26
# hint: max_error_signed
# The maximum of the difference, without its absolute value.
def max_error(network, a, b, height, margin, low, high, n=2001):
    x = np.linspace(low, high, n)
    x = x[np.minimum(np.abs(x - a), np.abs(x - b)) > margin]
    if x.size == 0:
        return 0.0
    with torch.no_grad():
        y = network(torch.tensor(x, dtype=torch.float32).unsqueeze(1)).squeeze(1).double().numpy()
    return float((y - boxcar(x, a, b, height)).max())
