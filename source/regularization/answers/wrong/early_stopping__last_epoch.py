# exercise: early_stopping
# breaks: 14
# hint: stop_epoch
# Gives the epoch at which training stops.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return epoch
    return len(losses) - 1
