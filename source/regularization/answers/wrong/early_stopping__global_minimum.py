# exercise: early_stopping
# breaks: 14
# hint: stop_global
# Looks at epochs that training never reaches.
def early_stopping(losses, patience):
    if len(losses) == 0 or patience < 1:
        raise ValueError("losses or patience")
    return int(np.argmin(losses))
