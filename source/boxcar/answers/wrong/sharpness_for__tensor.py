# exercise: sharpness_for
# breaks: 4
# hint: sharpness_float
# A tensor, not a float.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return torch.log(torch.tensor(2 * abs(height) / tolerance - 1, dtype=torch.float64)) / margin
