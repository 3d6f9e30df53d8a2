# exercise: logistic_regression
# breaks: 32, 33
# hint: max_iter_updates
# A do-while loop: one update in any case.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while True:
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
        if history[-1] <= tol or len(history) > max_iter:
            return w, history
