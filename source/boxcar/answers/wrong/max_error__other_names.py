# exercise: max_error
# breaks: 1
# hint: names_and_arguments
# Names the interval otherwise.
def max_error(network, a, b, height, margin, start, stop, n=2001):
    x = np.linspace(start, stop, n)
    x = x[np.minimum(np.abs(x - a), np.abs(x - b)) > margin]
    if x.size == 0:
        return 0.0
    with torch.no_grad():
        y = network(torch.tensor(x, dtype=torch.float32).unsqueeze(1)).squeeze(1).double().numpy()
    return float(np.abs(y - boxcar(x, a, b, height)).max())
