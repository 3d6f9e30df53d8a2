# exercise: fit
# breaks: 38
# hint: fit_walked_once
# The batches are read once and repeated in each epoch.
def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    history = {"train_loss": [], "valid_loss": []}
    train_loader, valid_loader = list(train_loader), list(valid_loader)
    if metric is not None:
        history |= {"train_metric": [], "valid_metric": []}
    for _ in range(epochs):
        for part, loader in (("train", train_loader), ("valid", valid_loader)):
            model.train(part == "train")
            rows = []
            with torch.set_grad_enabled(part == "train"):
                for x, y in loader:
                    out = model(x)
                    loss = loss_function(out, y)
                    if part == "train":
                        optimizer.zero_grad()
                        loss.backward()
                        optimizer.step()
                    rows.append((len(y), loss.item(), metric(out.detach(), y) if metric else 0.0))
            n = sum(r[0] for r in rows)
            history[part + "_loss"].append(sum(r[0] * r[1] for r in rows) / n)
            if metric is not None:
                history[part + "_metric"].append(sum(r[0] * r[2] for r in rows) / n)
    return history
