# exercise: confusion_matrix
def confusion_matrix(labels, predictions, n_classes=10):
    at = torch.stack([torch.tensor(np.array(v), dtype=torch.int64) for v in (labels, predictions)])
    ones = torch.ones(at.shape[1], dtype=torch.int64)
    return torch.sparse_coo_tensor(at, ones, (n_classes, n_classes)).to_dense()
