# exercise: fit
# breaks: 37
# hint: fit_last_batch
# Records the last batch's loss.
from collections.abc import Callable, Iterable

import torch
from torch import nn


def fit(
    model: nn.Module,
    loss_function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    train_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    valid_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    epochs: int,
    metric: Callable[[torch.Tensor, torch.Tensor], float] | None = None,
) -> dict[str, list[float]]:
    names = ["loss"] if metric is None else ["loss", "metric"]
    history = {f"{part}_{name}": [] for part in ("train", "valid") for name in names}
    for _ in range(epochs):
        for part, loader in (("train", train_loader), ("valid", valid_loader)):
            training = part == "train"
            model.train(training)
            totals, samples = dict.fromkeys(names, 0.0), 0
            with torch.set_grad_enabled(training):
                for x, y in loader:
                    outputs = model(x)
                    loss = loss_function(outputs, y)
                    if training:
                        optimizer.zero_grad()
                        loss.backward()
                        optimizer.step()
                    if training:
                        totals["loss"] = loss.item()
                    else:
                        totals["loss"] += loss.item() * len(y)
                    if metric is not None:
                        totals["metric"] += metric(outputs, y) * len(y)
                    samples += len(y)
            for name, total in totals.items():
                history[f"{part}_{name}"].append(total if training and name == "loss" else total / samples)
    return history
