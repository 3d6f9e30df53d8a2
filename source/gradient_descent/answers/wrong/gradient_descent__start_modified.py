# exercise: gradient_descent
# breaks: 3
# hint: start_modified
# w is w0, updated in place.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w -= learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
