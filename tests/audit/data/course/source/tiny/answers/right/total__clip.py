# exercise: total
def total(x):
    if len(x.ravel()) < 1:
        raise ValueError("empty")
    return x.clip(0).sum()
