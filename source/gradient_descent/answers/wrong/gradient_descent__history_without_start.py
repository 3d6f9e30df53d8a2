# exercise: gradient_descent
# breaks: 14
# hint: history_without_start
# The loss at w0 is not noted.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w, history = w0.copy(), []
    for _ in range(max_iter):
        if mse_loss(w, X, t) <= tol:
            break
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
