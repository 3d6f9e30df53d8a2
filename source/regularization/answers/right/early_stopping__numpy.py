# exercise: early_stopping
def early_stopping(losses, patience):
    losses = np.asarray(losses, dtype=float)
    if losses.size == 0 or patience < 1:
        raise ValueError("losses or patience")
    lowest = np.minimum.accumulate(losses)
    records = np.flatnonzero(np.r_[True, losses[1:] < lowest[:-1]])
    gaps = np.diff(np.r_[records, np.iinfo(np.int64).max])
    return records[np.argmax(gaps > patience)]
