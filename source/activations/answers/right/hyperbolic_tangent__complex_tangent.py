# exercise: hyperbolic_tangent
def hyperbolic_tangent(x):
    # tanh(x) = -i tan(i x), on a range where nothing overflows
    return np.tan(1j * np.clip(x, -30, 30)).imag
