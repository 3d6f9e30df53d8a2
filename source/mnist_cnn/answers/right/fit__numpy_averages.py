# exercise: fit
import numpy as np
import torch


class Fit:
    def __call__(self, model, loss_function, optimizer, train_loader, valid_loader, epochs, metric=None):
        history = {"train_loss": [], "valid_loss": []}
        if metric:
            history.update(train_metric=[], valid_metric=[])
        epoch = 0
        while epoch < epochs:
            sizes, losses, metrics = [], [], []
            for module in model.modules():
                module.training = True
            for x, y in train_loader:
                for group in optimizer.param_groups:
                    for parameter in group["params"]:
                        parameter.grad = None
                outputs = model(x)
                loss = loss_function(outputs, y)
                losses.append(loss.item())
                if metric:
                    metrics.append(metric(outputs, y))
                sizes.append(len(x))
                loss.backward()
                optimizer.step()
            history["train_loss"].append(np.average(losses, weights=sizes))
            if metric:
                history["train_metric"].append(np.average(metrics, weights=sizes))
            model.train(False)
            sizes, losses, metrics = [], [], []
            for x, y in valid_loader:
                with torch.no_grad():
                    outputs = model(x)
                sizes.append(len(x))
                losses.append(loss_function(outputs, y).item())
                if metric:
                    metrics.append(metric(outputs, y))
            history["valid_loss"].append(np.average(losses, weights=sizes))
            if metric:
                history["valid_metric"].append(np.average(metrics, weights=sizes))
            epoch += 1
        return history


fit = Fit()
