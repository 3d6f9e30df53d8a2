# exercise: early_stopping
def early_stopping(losses, patience):
    losses = [float(each) for each in losses]
    if not losses:
        raise ValueError("empty")
    if patience <= 0:
        raise ValueError("patience")

    def go(best):
        for ahead in range(1, patience + 1):
            if best + ahead >= len(losses):
                return best
            if losses[best + ahead] < losses[best]:
                return go(best + ahead)
        return best

    return go(0)
