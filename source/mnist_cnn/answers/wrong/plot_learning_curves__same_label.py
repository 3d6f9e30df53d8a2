# exercise: plot_learning_curves
# breaks: 50, 52
# hint: plot_same_label
# Both lines have the same label.
def plot_learning_curves(history):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure = Figure(figsize=(8, 3), layout="constrained")
    FigureCanvasAgg(figure)
    names = list(dict.fromkeys(key.split("_")[1] for key in history))
    for axes, name in zip(figure.subplots(1, len(names), squeeze=False).flat, names):
        for part in ("train", "valid"):
            values = history[f"{part}_{name}"]
            axes.plot(*zip(*enumerate(values, start=1)), "o-", label="loss")
        axes.set(xlabel="epoch", ylabel=name, yscale="log" if name == "loss" else "linear")
        axes.legend()
    return figure
