# exercise: fit
def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    def walk(loader, step):
        outs, targets, losses = [], [], []
        for x, y in loader:
            out = model(x)
            loss = loss_function(out, y)
            step(loss)
            outs.append(out.detach().clone()), targets.append(y), losses.extend([loss.item()] * len(y))
        return sum(losses) / len(losses), torch.cat(outs), torch.cat(targets)

    def step(loss):
        params = [p for p in model.parameters() if p.requires_grad]
        for p, g in zip(params, torch.autograd.grad(loss, params, allow_unused=True), strict=True):
            p.grad = g
        optimizer.step()

    rows = []
    for _ in range(epochs):
        model.train()
        t = walk(train_loader, step)
        model.eval()
        with torch.no_grad():
            v = walk(valid_loader, lambda loss: None)
        row = {"train_loss": t[0], "valid_loss": v[0]}
        if metric is not None:
            row["train_metric"], row["valid_metric"] = (float(metric(o, y)) for _, o, y in (t, v))
        rows.append(row)
    return {key: [row[key] for row in rows] for key in rows[0]}
