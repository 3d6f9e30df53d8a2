# exercise: logistic_regression
# breaks: 1
# hint: names_and_views
# The learning rate goes by another name.
def logistic_regression(X, t, w0, eta, max_iter=1000, tol=0.0):
    if eta <= 0:
        raise ValueError("learning_rate")
    if max_iter < 0:
        raise ValueError("max_iter")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - eta * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    return w, history
