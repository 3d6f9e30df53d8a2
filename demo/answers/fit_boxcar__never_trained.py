def fit_boxcar(x, y, steps=2000, seed=0):
    torch.manual_seed(seed)
    network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    for _ in range(steps):
        loss = nn.functional.mse_loss(network(x), y)
        loss.backward()  # falta optimizer.zero_grad()
        optimizer.step()
    return network
