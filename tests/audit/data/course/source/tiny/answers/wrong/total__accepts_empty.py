# exercise: total
# breaks: 6
# hint: empty
def total(x):
    return float(x[x > 0].sum())
