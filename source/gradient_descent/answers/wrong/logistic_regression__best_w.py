# exercise: logistic_regression
# breaks: 28
# hint: descent_step
# Returns the w with the smallest loss, not the last one.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate > 0 and max_iter >= 0")
    path, history = [w0], [logistic_loss(w0, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        path.append(path[-1] - learning_rate * logistic_gradient(path[-1], X, t))
        history.append(logistic_loss(path[-1], X, t))
    return path[history.index(min(history))], history
