# exercise: gradient_descent
# breaks: 1
# hint: names_and_views
# The learning rate goes by another name.
def gradient_descent(X, t, w0, lr, max_iter=1000, tol=0.0):
    if lr <= 0:
        raise ValueError("learning_rate")
    if max_iter < 0:
        raise ValueError("max_iter")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - lr * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
