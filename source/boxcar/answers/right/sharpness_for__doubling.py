# exercise: sharpness_for
def sharpness_for(tolerance, margin, height):
    if tolerance <= 0 or abs(height) <= tolerance:
        raise ValueError("tolerance must lie between 0 and |height|")
    if margin <= 0:
        raise ValueError("margin must be positive")
    k = 1e-3 / margin
    while 2 * abs(height) * float(torch.sigmoid(torch.tensor(-k * margin, dtype=torch.float64))) > tolerance:
        k *= 2
    return float(k)
