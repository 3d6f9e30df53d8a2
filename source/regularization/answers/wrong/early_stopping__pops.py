# exercise: early_stopping
# breaks: 6
# hint: argument_changed
# Empties the list of its caller.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best, lowest, epoch = 0, float("inf"), 0
    queue = losses if isinstance(losses, list) else list(losses)
    while queue:
        loss = queue.pop(0)
        if loss < lowest:
            best, lowest = epoch, loss
        elif epoch - best == patience:
            break
        epoch += 1
    return best
