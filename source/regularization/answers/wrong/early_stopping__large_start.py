# exercise: early_stopping
# breaks: 17
# hint: stop_at_the_end
# Takes a million for infinity.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    best, lowest, waited = 0, 1e6, 0
    for epoch, loss in enumerate(losses):
        if loss < lowest:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best
