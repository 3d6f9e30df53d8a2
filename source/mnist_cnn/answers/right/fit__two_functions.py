# exercise: fit
import torch


def fit(model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
    def figures(outputs, y):
        found = [loss_function(outputs, y)]
        if metric is not None:
            found.append(metric(outputs.detach(), y))
        return found

    def mean(rows):
        total = sum(size for size, _ in rows)
        return [sum(size * each[i] for size, each in rows) / total for i in range(len(rows[0][1]))]

    columns = {"train": [], "valid": []}
    for _epoch in range(1, epochs + 1):
        rows = []
        model.train()
        for batch in train_loader:
            x, y = batch
            optimizer.zero_grad(set_to_none=False)
            values = figures(model(x), y)
            values[0].backward()
            optimizer.step()
            rows.append((x.shape[0], [float(values[0].detach()), *values[1:]]))
        columns["train"].append(mean(rows))
        model.eval()
        with torch.inference_mode():
            rows = [(len(x), [float(each) for each in figures(model(x), y)]) for x, y in valid_loader]
        columns["valid"].append(mean(rows))
    names = ["loss", "metric"][: 1 if metric is None else 2]
    return {
        f"{part}_{name}": [row[i] for row in columns[part]]
        for part in columns
        for i, name in enumerate(names)
    }
