# exercise: confusion_matrix
# breaks: 70
# hint: confusion_arrays
# An array and a tensor together fail.
def confusion_matrix(labels, predictions, n_classes=10):
    from scipy.sparse import coo_array

    t, p = (v.numpy() if isinstance(v, torch.Tensor) else v for v in (labels, predictions) if type(labels) is type(predictions))
    return torch.tensor(coo_array((np.ones(len(t), dtype=np.int64), (t, p)), shape=(n_classes, n_classes)).toarray())
