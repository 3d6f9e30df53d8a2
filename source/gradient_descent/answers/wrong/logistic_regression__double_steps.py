# exercise: logistic_regression
# breaks: 28
# hint: logistic_factor
# Steps of twice the size.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0:
        raise ValueError("learning_rate")
    if max_iter < 0:
        raise ValueError("max_iter")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - 2 * learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    return w, history
