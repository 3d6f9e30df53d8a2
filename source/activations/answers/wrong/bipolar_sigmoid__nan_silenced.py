# exercise: bipolar_sigmoid
# breaks: 16
# hint: overflow_both
# The warnings are gone, the nan is not.
def bipolar_sigmoid(x):
    with np.errstate(all="ignore"):
        e = np.exp(-x)
        return (1 - e) / (1 + e)
