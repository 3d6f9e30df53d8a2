# exercise: sharpness_for
# breaks: 34
# hint: sharpness_margin
# Doubles from 0.01: wide margins need less than that.
def sharpness_for(tolerance, margin, height):
    if not (margin > 0 and 0 < tolerance < abs(height)):
        raise ValueError("no such sharpness")
    k = 0.01
    while 2 * abs(height) / (1 + math.exp(min(k * margin, 700.0))) > tolerance:
        k *= 2
    return k
