# exercise: total
# breaks: 4
# hint: formula
def total(x):
    if x.size == 0:
        raise ValueError("x is empty")
    return float(round(x[x > 0].sum()))
