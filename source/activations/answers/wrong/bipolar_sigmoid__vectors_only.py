# exercise: bipolar_sigmoid
# breaks: 4
# hint: any_shape
# Loops over the first dimension.
def bipolar_sigmoid(x):
    out = np.zeros(len(x))
    for i in range(len(x)):
        e = np.exp(-abs(x[i]))
        out[i] = np.sign(x[i]) * (1 - e) / (1 + e)
    return out
