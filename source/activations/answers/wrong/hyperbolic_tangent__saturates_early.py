# exercise: hyperbolic_tangent
# breaks: 20
# hint: overflow_both
# Takes the limit for the value from 5 on, and is off by 9e-5 there.
def hyperbolic_tangent(x):
    decay = np.exp(-2 * np.clip(x, -300, 5))
    return np.where(x >= 5, 1.0, (1 - decay) / (1 + decay))
