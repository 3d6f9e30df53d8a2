# exercise: gradient_descent
# breaks: 12
# hint: descent_step
# Takes a loss that grows for an error.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate > 0 and max_iter >= 0")
    w, history = w0.copy(), [mse_loss(w0, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
        if history[-1] > 1e6:
            raise ValueError("it diverges")
    return w, history
