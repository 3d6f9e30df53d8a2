# exercise: logistic_regression
# breaks: 30
# hint: history_without_end
# The loss is noted before each update only.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w, history = w0.copy(), []
    for _ in range(max_iter):
        history.append(logistic_loss(w, X, t))
        if history[-1] <= tol:
            break
        w = w - learning_rate * logistic_gradient(w, X, t)
    return w, history
