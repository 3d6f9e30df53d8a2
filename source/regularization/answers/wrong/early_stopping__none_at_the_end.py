# exercise: early_stopping
# breaks: 17
# hint: stop_at_the_end
# Forgets to return when training is never stopped.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return best
