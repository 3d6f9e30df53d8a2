# exercise: confusion_matrix
# breaks: 67, 73
# hint: confusion_large_counts
# Counts in a type that is not exact beyond 256.
def confusion_matrix(labels, predictions, n_classes=10):
    eye = torch.eye(n_classes, dtype=torch.bfloat16)
    pick = lambda v: eye[torch.as_tensor(np.ascontiguousarray(v))]  # noqa: E731
    return torch.einsum("ni,nj->ij", pick(labels), pick(predictions)).round().long()
