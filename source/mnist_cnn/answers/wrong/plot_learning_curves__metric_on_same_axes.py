# exercise: plot_learning_curves
# breaks: 52
# hint: plot_metric
# All lines on one axes.
from matplotlib.figure import Figure


def plot_learning_curves(history: dict[str, list[float]]) -> Figure:
    names = [name for name in ("loss", "metric") if f"train_{name}" in history]
    figure = Figure(figsize=(5 * len(names), 3.6), layout="constrained")
    panels = [figure.subplots()] * len(names)
    for axes, name in zip(panels, names, strict=True):
        for part in ("train", "valid"):
            values = history[f"{part}_{name}"]
            axes.plot(range(1, len(values) + 1), values, marker=".", label=part)
        axes.set(xlabel="epoch", ylabel=name)
        axes.legend()
    return figure
