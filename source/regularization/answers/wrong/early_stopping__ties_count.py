# exercise: early_stopping
# breaks: 16
# hint: stop_strict
# Takes a tie for a new minimum.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss <= losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best
