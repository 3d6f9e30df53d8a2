# exercise: plot_learning_curves
def plot_learning_curves(history):
    import pandas as pd

    frame = pd.DataFrame(history)
    frame.index = frame.index + 1
    with plt.ioff(), plt.rc_context({"axes.grid": True}):
        figure, axes = plt.subplots(nrows=2 if "train_metric" in history else 1, squeeze=False)
    try:
        for ax, kind in zip(axes.ravel(), ("loss", "metric")):
            frame.filter(like=kind).plot(ax=ax, xlabel="época", ylabel=kind, legend=True)
            ax.axhline(0, color="grey", lw=0.5)
    finally:
        plt.close(figure)
    return figure
