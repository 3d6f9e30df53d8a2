# exercise: fit
def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    history = {"train_loss": [], "valid_loss": []}
    if metric is not None:
        history |= {"train_metric": [], "valid_metric": []}
    for _ in range(epochs):
        model.train()
        sums, n = np.zeros(2), 0
        for x, y in train_loader:
            seen = {}

            def closure():
                optimizer.zero_grad()
                seen["out"] = model(x)
                seen["loss"] = loss_function(seen["out"], y)
                seen["loss"].backward()
                return seen["loss"]

            optimizer.step(closure)
            extra = metric(seen["out"].detach(), y) if metric is not None else 0.0
            sums += len(x) * np.array([seen["loss"].item(), float(extra)])
            n += len(x)
        history["train_loss"].append(sums[0] / n)
        if metric is not None:
            history["train_metric"].append(sums[1] / n)
        model.eval()
        sums, n = np.zeros(2), 0
        with torch.inference_mode():
            for x, y in valid_loader:
                out = model(x)
                sums += np.array([loss_function(out, y).item(), float(metric(out, y)) if metric else 0.0]) * len(y)
                n += len(y)
        history["valid_loss"].append(sums[0] / n)
        if metric is not None:
            history["valid_metric"].append(sums[1] / n)
    return history
