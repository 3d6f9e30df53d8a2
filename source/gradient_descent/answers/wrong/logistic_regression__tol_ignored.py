# exercise: logistic_regression
# breaks: 31
# hint: stop_at_tol
# Makes max_iter updates whatever tol says.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    for _ in range(max_iter):
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    return w, history
