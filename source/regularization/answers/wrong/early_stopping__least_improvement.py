# exercise: early_stopping
# breaks: 15
# hint: stop_at_the_end
# Improvements below 1e-6 do not count.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best] - 1e-6:
            best = epoch
        elif epoch - best == patience:
            break
    return best
