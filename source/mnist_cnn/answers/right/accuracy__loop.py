# exercise: accuracy
def accuracy(logits, labels):
    if not len(labels) or len(labels) != len(logits):
        raise ValueError("nothing to compare")
    hits = 0
    for row, label in zip(logits.tolist(), labels.tolist(), strict=True):
        hits += max(range(len(row)), key=row.__getitem__) == label
    return hits / len(labels)
