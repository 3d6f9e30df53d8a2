# exercise: accuracy
def accuracy(logits, labels):
    if len(logits) != len(labels) or len(labels) == 0:
        raise ValueError("lengths")
    own = torch.take_along_dim(logits, labels.unsqueeze(1), dim=1)
    beaten = (logits > own).any(dim=1)
    return 1 - np.mean(beaten.tolist())
