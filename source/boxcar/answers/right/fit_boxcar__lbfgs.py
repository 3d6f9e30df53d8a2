# exercise: fit_boxcar
def fit_boxcar(x, y, steps=2000, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1000 + seed)
        results = []
        for _ in range(6):
            network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
            with torch.no_grad():
                network[0].weight.uniform_(2.0, 4.0)
                where = x.min() + torch.rand(2) * (x.max() - x.min())
                network[0].bias.copy_(-network[0].weight[:, 0] * where)
            optimizer = torch.optim.LBFGS(network.parameters(), line_search_fn="strong_wolfe")

            def closure():
                optimizer.zero_grad()
                loss = nn.functional.mse_loss(network(x), y)
                loss.backward()
                return loss

            for _ in range(min(steps, 40)):
                optimizer.step(closure)
            results.append((closure().item(), len(results), network))
    return min(results)[2]
