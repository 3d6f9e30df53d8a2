# exercise: fit_boxcar
# breaks: 50
# hint: fit_stuck
# (N, 1) minus (N,) is (N, N): every output is pulled towards the mean.
def fit_boxcar(x, y, steps=2000, seed=0):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
        optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
        for _ in range(steps):
            optimizer.zero_grad()
            loss = ((network(x) - y.squeeze(1)) ** 2).mean()
            loss.backward()
            optimizer.step()
    return network
