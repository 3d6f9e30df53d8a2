# exercise: max_error
# breaks: 32
# hint: max_error_left_alone
# Puts everything into train mode afterwards, whatever it was before, and zeroes the gradients on the way.
def max_error(network, a, b, height, margin, low, high, n=2001):
    x = np.linspace(low, high, n)
    x = x[np.minimum(np.abs(x - a), np.abs(x - b)) > margin]
    if x.size == 0:
        x = np.array([a])
    network.eval()
    network.zero_grad()
    with torch.no_grad():
        y = network(torch.tensor(x, dtype=torch.float32).unsqueeze(1)).squeeze(1).double().numpy()
    network.train()
    return float(np.abs(y - boxcar(x, a, b, height)).max())
