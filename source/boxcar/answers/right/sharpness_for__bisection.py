# exercise: sharpness_for
def sharpness_for(tolerance, margin, height):
    if not (tolerance > 0 and tolerance < abs(height)):
        raise ValueError("tolerance")
    if not margin > 0:
        raise ValueError("margin")

    def error(k):
        return 2 * abs(height) / (1 + math.exp(min(k * margin, 700.0)))

    low, high = 0.0, 1.0 / margin
    while error(high) > tolerance:
        low, high = high, 2 * high
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if error(middle) > tolerance else (low, middle)
    return high
