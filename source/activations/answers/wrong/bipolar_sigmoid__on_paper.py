# exercise: bipolar_sigmoid
# breaks: 16, 17
# hint: overflow_both
# The formula on paper: inf / inf for x = -1000.
def bipolar_sigmoid(x):
    e = np.exp(-x)
    return (1 - e) / (1 + e)
