# exercise: plot_learning_curves
# breaks: 53
# hint: plot_legend
# The legend is made before the lines: it is empty.
def plot_learning_curves(history):
    figure = Figure()
    kinds = ["loss"] + (["metric"] if "valid_metric" in history else [])
    for i, kind in enumerate(kinds):
        ax = figure.add_subplot(1, len(kinds), i + 1)
        ax.legend()
        for part in ("train", "valid"):
            ax.plot(range(1, len(history["train_loss"]) + 1), history[f"{part}_{kind}"], label=part)
        ax.set_xlabel("epoch")
        ax.set_ylabel(kind)
    return figure
