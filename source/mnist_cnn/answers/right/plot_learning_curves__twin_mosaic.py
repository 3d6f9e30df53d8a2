# exercise: plot_learning_curves
def plot_learning_curves(history):
    kinds = ["loss"] + (["metric"] if "valid_metric" in history else [])
    figure = plt.figure(clear=True)
    plt.close(figure)
    panels = figure.subplot_mosaic([kinds])
    for kind, panel in panels.items():
        x = np.arange(len(history["train_" + kind]), dtype=float) + 1.0
        lines = panel.plot(x, np.column_stack([history["valid_" + kind], history["train_" + kind]]))
        for line, text in zip(lines, ("validación", "entrenamiento")):
            line.set_label(text)
        panel.legend(handles=lines, loc="best")
        panel.set_xlabel("Época")
        panel.set_ylabel({"loss": "Pérdida"}.get(kind, "Métrica"))
    return figure
