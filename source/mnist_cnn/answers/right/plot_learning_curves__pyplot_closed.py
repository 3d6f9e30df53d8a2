# exercise: plot_learning_curves
import matplotlib.pyplot as plt
import numpy as np


def plot_learning_curves(history):
    rows = 1 + ("train_metric" in history)
    fig, axs = plt.subplots(rows, 1, sharex=True, squeeze=False)
    for ax, what in zip(axs[:, 0], ["loss", "metric"], strict=False):
        for part, style in {"valid": "--", "train": "-"}.items():
            y = np.array(history[part + "_" + what])
            ax.plot(np.arange(len(y)) + 1, y, style, label=f"{what} ({part})")
        ax.axhline(0, color="0.8")
        ax.legend(loc="best")
        ax.set_xlabel("época")
        ax.set_ylabel(what)
    plt.close(fig)
    return fig
