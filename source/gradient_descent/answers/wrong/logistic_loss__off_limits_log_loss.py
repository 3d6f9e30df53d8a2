# exercise: logistic_loss
# breaks: 8
# scikit-learn's loss.
import sklearn.metrics


def logistic_loss(w, X, t):
    z = X @ w
    return float(sklearn.metrics.log_loss(t, 1 / (1 + 2.718281828459045 ** -z), labels=[0.0, 1.0]))
