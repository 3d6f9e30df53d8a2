# exercise: confusion_matrix
def confusion_matrix(labels, predictions, n_classes=10):
    import pandas as pd

    frame = pd.DataFrame({"t": np.asarray(labels), "p": np.asarray(predictions)})
    table = frame.groupby(["t", "p"]).size().unstack(fill_value=0)
    classes = range(n_classes)
    return torch.tensor(table.reindex(index=classes, columns=classes, fill_value=0).to_numpy(dtype=np.int64).copy())
