# exercise: bipolar_sigmoid
# breaks: 15, 16
# hint: range_of_logistic
# The logistic sigmoid.
def bipolar_sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, decay) / (1.0 + decay)
