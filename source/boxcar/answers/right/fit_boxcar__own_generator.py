# exercise: fit_boxcar
def fit_boxcar(x, y, steps=2000, seed=0):
    rng = torch.Generator().manual_seed(seed)
    candidates = []
    for _ in range(3):
        network = nn.Sequential(
            nn.utils.skip_init(nn.Linear, 1, 2), nn.Sigmoid(), nn.utils.skip_init(nn.Linear, 2, 1)
        )
        places = torch.empty(2).uniform_(x.min().item(), x.max().item(), generator=rng)
        with torch.no_grad():
            network[0].weight[:, 0] = torch.tensor([5.0, -5.0])
            network[0].bias[:] = -network[0].weight[:, 0] * places
            network[2].weight.normal_(generator=rng)
            network[2].bias.zero_()
        optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
        for _ in range(steps):
            loss = ((network(x) - y) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        candidates.append((loss.item(), network))
        if loss.item() < 0.01 * float(y.max()) ** 2:
            break
    return min(candidates, key=lambda pair: pair[0])[1]
