# exercise: accuracy
# breaks: 33
# hint: accuracy_as_they_are
# Large logits are all 1 after the sigmoid.
def accuracy(logits, labels):
    if len(logits) != len(labels) or len(labels) == 0:
        raise ValueError("lengths")
    return (torch.sigmoid(logits).argmax(1) == labels).double().mean().item()
