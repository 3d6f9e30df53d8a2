# exercise: plot_learning_curves
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


def plot_learning_curves(history):
    fig = Figure()
    FigureCanvasAgg(fig)
    epochs = list(range(1, 1 + len(history["train_loss"])))
    ax = fig.add_subplot(111)
    ax.semilogy(epochs, history["train_loss"], "o-", epochs, history["valid_loss"], "s-")
    ax.legend(ax.lines, ["training", "validation"])
    for line, label in zip(ax.lines, ["training", "validation"], strict=True):
        line.set_label(label)
    ax.set(xlabel="epoch", ylabel="loss")
    if history.get("train_metric"):
        twin = ax.twinx()
        twin.plot(epochs, history["train_metric"], "C2:", label="training metric")
        twin.plot(epochs, history["valid_metric"], "C3:", label="validation metric")
        twin.set(xlabel="epoch", ylabel="metric")
        twin.legend(loc="upper left")
    return fig
