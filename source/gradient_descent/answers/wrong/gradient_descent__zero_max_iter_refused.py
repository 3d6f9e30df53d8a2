# exercise: gradient_descent
# breaks: 7, 17
# hint: max_iter_updates
# max_iter=0 is refused, though it is valid.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0:
        raise ValueError("learning_rate")
    if max_iter < 1:
        raise ValueError("max_iter")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
