# exercise: early_stopping
# breaks: 18
# hint: stop_kinds
# Asks for the truth of an array.
def early_stopping(losses, patience):
    if not losses or patience < 1:
        raise ValueError("losses or patience")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best
