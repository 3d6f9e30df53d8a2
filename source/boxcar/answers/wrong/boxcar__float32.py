# exercise: boxcar
# breaks: 15
# hint: boxcar_definition
# Computes in float32, as one does in torch.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return np.where((x >= a) & (x < b), np.float32(height), np.float32(0.0))
