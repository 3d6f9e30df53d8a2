# exercise: gradient_descent
# breaks: 15
# hint: stop_at_tol
# Compares tol with the change of the loss.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    for _ in range(max_iter):
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
        if abs(history[-1] - history[-2]) < tol:
            break
    return w, history
