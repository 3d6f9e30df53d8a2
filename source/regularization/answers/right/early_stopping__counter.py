# exercise: early_stopping
def early_stopping(losses, patience):
    if len(losses) < 1 or patience < 1:
        raise ValueError("nothing to do")
    best, lowest, bad = 0, float("inf"), 0
    for i in range(len(losses)):
        if float(losses[i]) < lowest:
            best, lowest, bad = i, float(losses[i]), 0
        else:
            bad += 1
        if bad >= patience:
            return best
    return best
