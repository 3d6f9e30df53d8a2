# exercise: max_error
# breaks: 31
# hint: max_error_no_grad
# detach() afterwards comes too late: the forward pass was recorded.
def max_error(network, a, b, height, margin, low, high, n=2001):
    x = np.linspace(low, high, n)
    x = x[np.minimum(np.abs(x - a), np.abs(x - b)) > margin]
    if x.size == 0:
        return 0.0
    y = network(torch.tensor(x, dtype=torch.float32).unsqueeze(1)).detach().squeeze(1).double().numpy()
    return float(np.abs(y - boxcar(x, a, b, height)).max())
