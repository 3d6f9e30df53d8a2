# exercise: fit
# breaks: 38
# hint: fit_no_extras
# Leaves the weights of the epoch with the best validation.
def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    import copy
    history = {"train_loss": [], "valid_loss": []}
    best, kept = float("inf"), None
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
        if history["valid_loss"][-1] < best:
            best, kept = history["valid_loss"][-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return history
