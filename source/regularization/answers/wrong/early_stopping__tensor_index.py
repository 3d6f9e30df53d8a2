# exercise: early_stopping
# breaks: 10
# hint: stop_kinds
# Gives the index as an array.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best = np.array(0) if isinstance(losses, np.ndarray) else 0
    for epoch, loss in enumerate(losses):
        if loss < losses[int(best)]:
            best = np.array(epoch) if isinstance(losses, np.ndarray) else epoch
        elif epoch - best == patience:
            break
    return best
