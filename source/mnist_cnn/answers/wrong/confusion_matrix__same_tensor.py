# exercise: confusion_matrix
# breaks: 67
# hint: confusion_kept
# The same tensor is filled again in each call.
_table = {}
def confusion_matrix(labels, predictions, n_classes=10):
    m = _table.setdefault(n_classes, torch.zeros(n_classes, n_classes, dtype=torch.int64)).zero_()
    for t, p in zip(labels, predictions):
        m[int(t), int(p)] += 1
    return m
