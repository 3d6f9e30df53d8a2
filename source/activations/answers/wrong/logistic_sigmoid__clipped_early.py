# exercise: logistic_sigmoid
# breaks: 12
# hint: overflow
# Clips the input where the sigmoid is still 5e-5 away from its limits.
def logistic_sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))
