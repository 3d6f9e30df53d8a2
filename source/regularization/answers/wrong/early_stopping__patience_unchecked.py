# exercise: early_stopping
# breaks: 19
# hint: stop_errors
# Accepts a patience of 0.
def early_stopping(losses, patience):
    if len(losses) == 0:
        raise ValueError("empty")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best
