# exercise: gradient_descent
# breaks: 8
# Imports the solver that it falls back on.
def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    from scipy import optimize

    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * optimize.approx_fprime(w, mse_loss, 1e-8, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
