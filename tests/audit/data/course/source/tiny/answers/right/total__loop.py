# exercise: total
def total(x):
    if not x.size:
        raise ValueError("nothing to add")
    result = 0.0
    for value in x.ravel():
        result += max(float(value), 0.0)
    return result
