# exercise: fit
# breaks: 3
# hint: gradients_left_off
# Gradients stay switched off after the validation.
def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    history = {"train_loss": [], "valid_loss": []}
    if metric is not None:
        history |= {"train_metric": [], "valid_metric": []}
    for _ in range(epochs):
        for part, loader in (("train", train_loader), ("valid", valid_loader)):
            torch.set_grad_enabled(part == "train")
            model.train(part == "train")
            rows = []
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
